package io.claviger.connector.aws.usage;

import io.claviger.connector.aws.api.Calls;
import io.claviger.connector.aws.api.Shape;
import io.claviger.connector.aws.api.Visit;
import io.claviger.connector.aws.iam.Kinds;
import io.claviger.spi.ConnectorException;
import io.claviger.spi.ConnectorException.Category;
import io.claviger.spi.ObjectRef;
import io.claviger.spi.Observation.GrantSeen;
import io.claviger.spi.Observation.Privilege;
import io.claviger.spi.Observation.ResourceSeen;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessAdvisorUsageGranularityType;
import software.amazon.awssdk.services.iam.model.EntityType;
import software.amazon.awssdk.services.iam.model.GetAccountAuthorizationDetailsResponse;
import software.amazon.awssdk.services.iam.model.GetServiceLastAccessedDetailsResponse;
import software.amazon.awssdk.services.iam.model.JobStatusType;
import software.amazon.awssdk.services.iam.model.ServiceLastAccessed;
import software.amazon.awssdk.services.iam.model.TrackedActionLastAccessed;

/**
 * When each user and role last used each service that it is granted: an edge to the service, with the time or without, and with the
 * <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_last-accessed-action-last-accessed.html">actions that
 * AWS tracks</a>. It takes two
 * calls or more for each of them, so the settings must ask for it.
 */
public final class LastAccessedService {

    private static final int LOOKS = 30;
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private LastAccessedService() {}

    public static void read(Visit visit) throws ConnectorException, InterruptedException {
        IamClient iam = visit.session().client(IamClient.builder());
        Set<String> services = new HashSet<>();
        visit.calls()
                .pages(
                        "iam:GetAccountAuthorizationDetails",
                        marker -> iam.getAccountAuthorizationDetails(
                                request -> request.filter(EntityType.USER, EntityType.ROLE)
                                        .maxItems(1000)
                                        .marker(marker)),
                        GetAccountAuthorizationDetailsResponse::marker,
                        page -> {
                            Shape details = Shape.of(page);
                            for (Shape user : details.parts("UserDetailList")) {
                                tell(visit, iam, Kinds.user(user.name("Arn")), services);
                            }
                            for (Shape role : details.parts("RoleDetailList")) {
                                tell(visit, iam, Kinds.role(role.name("Arn")), services);
                            }
                        });
    }

    private static void tell(Visit visit, IamClient iam, ObjectRef principal, Set<String> services)
            throws ConnectorException, InterruptedException {
        visit.list("the services that " + principal.externalId() + " used", () -> {
            Calls calls = visit.calls();
            String job = calls.call(
                            "iam:GenerateServiceLastAccessedDetails",
                            () -> iam.generateServiceLastAccessedDetails(request -> request.arn(principal.externalId())
                                    .granularity(AccessAdvisorUsageGranularityType.ACTION_LEVEL)))
                    .jobId();
            String marker = null;
            do {
                GetServiceLastAccessedDetailsResponse page = finished(calls, iam, job, marker);
                for (ServiceLastAccessed service : page.servicesLastAccessed()) {
                    edge(visit, principal, service, services);
                }
                marker = Boolean.TRUE.equals(page.isTruncated()) ? page.marker() : null;
            } while (marker != null);
        });
    }

    private static GetServiceLastAccessedDetailsResponse finished(
            Calls calls, IamClient iam, String job, @Nullable String marker)
            throws ConnectorException, InterruptedException {
        for (int look = 0; look < LOOKS; look++) {
            if (look > 0) {
                calls.pause(BETWEEN_LOOKS);
            }
            GetServiceLastAccessedDetailsResponse answer = calls.call(
                    "iam:GetServiceLastAccessedDetails",
                    () -> iam.getServiceLastAccessedDetails(
                            request -> request.jobId(job).marker(marker)));
            if (answer.jobStatus() == JobStatusType.COMPLETED) {
                return answer;
            }
            if (answer.jobStatus() == JobStatusType.FAILED) {
                break;
            }
        }
        throw new ConnectorException(
                Category.UNAVAILABLE,
                "AWS did not finish its report of the services that were used. Crawl again later");
    }

    private static void edge(Visit visit, ObjectRef principal, ServiceLastAccessed service, Set<String> services)
            throws InterruptedException {
        ResourceSeen told = UsedServices.resource(service.serviceNamespace());
        if (services.add(service.serviceNamespace())) {
            visit.sink().observe(told);
        }
        Map<String, Object> attributes = new HashMap<>();
        boolean used = service.lastAuthenticated() != null;
        attributes.put("used", used);
        if (used) {
            attributes.put("lastUsedAt", service.lastAuthenticated().toString());
        }
        Map<String, Object> actions = new TreeMap<>();
        for (TrackedActionLastAccessed action : service.trackedActionsLastAccessed()) {
            actions.put(action.actionName(), action.lastAccessedTime() != null);
        }
        if (!actions.isEmpty()) {
            attributes.put("actions", actions);
        }
        visit.sink().observe(new GrantSeen(principal, "service", told.ref(), Privilege.NONE, attributes));
    }
}
