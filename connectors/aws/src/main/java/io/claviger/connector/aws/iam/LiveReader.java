package io.claviger.connector.aws.iam;

import io.claviger.connector.aws.api.Calls;
import io.claviger.connector.aws.api.Calls.Each;
import io.claviger.connector.aws.api.Shape;
import io.claviger.connector.aws.api.Visit;
import io.claviger.spi.ConnectorException;
import io.claviger.spi.ConnectorException.Category;
import io.claviger.spi.Problem;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AssignmentStatusType;
import software.amazon.awssdk.services.iam.model.EntityType;
import software.amazon.awssdk.services.iam.model.GetAccountAuthorizationDetailsResponse;
import software.amazon.awssdk.services.iam.model.ListRolesResponse;
import software.amazon.awssdk.services.iam.model.ListVirtualMfaDevicesResponse;
import software.amazon.awssdk.services.iam.model.ReportStateType;

/** IAM's own answers: a thousand structures a call, so that ten thousand roles are some twenty calls. */
final class LiveReader implements IamReader {

    private static final int PAGE = 1000;
    private static final int LOOKS_AT_A_REPORT = 20;
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

    private final IamClient iam;
    private final Visit visit;
    private final Calls calls;
    private @Nullable Optional<CredentialReport> report;
    private @Nullable AccountSettings settings;

    LiveReader(IamClient iam, Visit visit) {
        this.iam = iam;
        this.visit = visit;
        this.calls = visit.calls();
    }

    @Override
    public void policies(Each<Shape> each) throws ConnectorException, InterruptedException {
        details("Policies", each, EntityType.LOCAL_MANAGED_POLICY, EntityType.AWS_MANAGED_POLICY);
    }

    @Override
    public void groups(Each<Shape> each) throws ConnectorException, InterruptedException {
        details("GroupDetailList", each, EntityType.GROUP);
    }

    @Override
    public void users(Each<Shape> each) throws ConnectorException, InterruptedException {
        details("UserDetailList", each, EntityType.USER);
    }

    @Override
    public void roles(Each<Shape> each) throws ConnectorException, InterruptedException {
        details("RoleDetailList", each, EntityType.ROLE);
    }

    private void details(String list, Each<Shape> each, EntityType... types)
            throws ConnectorException, InterruptedException {
        calls.pages(
                "iam:GetAccountAuthorizationDetails",
                marker -> iam.getAccountAuthorizationDetails(
                        request -> request.filter(types).maxItems(PAGE).marker(marker)),
                GetAccountAuthorizationDetailsResponse::marker,
                page -> {
                    for (Shape shape : Shape.of(page).parts(list)) {
                        each.accept(shape);
                    }
                });
    }

    @Override
    public Map<String, Long> longestSessions() throws ConnectorException, InterruptedException {
        Map<String, Long> longest = new HashMap<>();
        visit.detail("the session durations of roles", () -> {
            calls.pages(
                    "iam:ListRoles",
                    marker -> iam.listRoles(request -> request.maxItems(PAGE).marker(marker)),
                    ListRolesResponse::marker,
                    page -> page.roles().forEach(role -> {
                        if (role.maxSessionDuration() != null) {
                            longest.put(role.arn(), role.maxSessionDuration().longValue());
                        }
                    }));
            return longest;
        });
        return longest;
    }

    @Override
    public AccountSettings settings() throws ConnectorException, InterruptedException {
        if (settings == null) {
            settings = new AccountSettings(
                    visit.detail("the password policy of the account", this::passwordPolicy)
                            .orElse(null),
                    visit.detail("the summary of the account", this::summary).orElse(null),
                    visit.detail("the second factor of the root user", this::rootUsesApp)
                            .orElse(null));
        }
        return settings;
    }

    private Shape passwordPolicy() throws ConnectorException, InterruptedException {
        try {
            return Shape.of(calls.call("iam:GetAccountPasswordPolicy", iam::getAccountPasswordPolicy)
                    .passwordPolicy());
        } catch (ConnectorException failure) {
            if (failure.category() == Category.NOT_FOUND) {
                return Shape.EMPTY;
            }
            throw failure;
        }
    }

    private Map<String, Long> summary() throws ConnectorException, InterruptedException {
        Map<String, Long> summary = new HashMap<>();
        calls.call("iam:GetAccountSummary", iam::getAccountSummary)
                .summaryMapAsStrings()
                .forEach((name, count) -> summary.put(name, count.longValue()));
        return summary;
    }

    private boolean rootUsesApp() throws ConnectorException, InterruptedException {
        boolean[] found = {false};
        calls.pages(
                "iam:ListVirtualMFADevices",
                marker -> iam.listVirtualMFADevices(request -> request.assignmentStatus(AssignmentStatusType.ASSIGNED)
                        .maxItems(PAGE)
                        .marker(marker)),
                ListVirtualMfaDevicesResponse::marker,
                page -> page.virtualMFADevices()
                        .forEach(device -> found[0] |= AccountSettings.isAppOfRoot(device.serialNumber())));
        return found[0];
    }

    /** AWS makes the report when it is asked to, at most every four hours. One that is not ready soon is told, and done without. */
    @Override
    public Optional<CredentialReport> report() throws ConnectorException, InterruptedException {
        if (report == null) {
            report = visit.detail("the credential report", this::made);
        }
        return report;
    }

    private @Nullable CredentialReport made() throws ConnectorException, InterruptedException {
        for (int look = 0; look < LOOKS_AT_A_REPORT; look++) {
            if (look > 0) {
                calls.pause(BETWEEN_LOOKS);
            }
            var state = calls.call("iam:GenerateCredentialReport", iam::generateCredentialReport)
                    .state();
            if (state == ReportStateType.COMPLETE) {
                String csv = calls.call("iam:GetCredentialReport", iam::getCredentialReport)
                        .content()
                        .asUtf8String();
                try {
                    return CredentialReport.read(csv);
                } catch (IllegalArgumentException unreadable) {
                    throw new ConnectorException(
                            Category.PROTOCOL, "The credential report cannot be read: " + unreadable.getMessage());
                }
            }
        }
        visit.sink()
                .problem(Problem.ofFact(
                        Category.UNAVAILABLE,
                        "the credential report",
                        "AWS is still making the credential report; users are asked for one by one",
                        "Crawl again in a few minutes"));
        return null;
    }
}
