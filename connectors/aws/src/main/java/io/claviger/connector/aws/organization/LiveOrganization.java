package io.claviger.connector.aws.organization;

import io.claviger.connector.aws.api.Calls;
import io.claviger.connector.aws.api.Calls.Each;
import io.claviger.connector.aws.api.Shape;
import io.claviger.connector.aws.api.Visit;
import io.claviger.spi.ConnectorException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.FeatureType;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.ListAccountsForParentResponse;
import software.amazon.awssdk.services.organizations.model.ListDelegatedAdministratorsResponse;
import software.amazon.awssdk.services.organizations.model.ListOrganizationalUnitsForParentResponse;
import software.amazon.awssdk.services.organizations.model.ListPoliciesResponse;
import software.amazon.awssdk.services.organizations.model.ListRootsResponse;
import software.amazon.awssdk.services.organizations.model.ListTargetsForPolicyResponse;
import software.amazon.awssdk.services.organizations.model.PolicySummary;
import software.amazon.awssdk.services.organizations.model.PolicyType;

/** The answers of AWS Organizations, asked for by the management account or a delegated administrator. */
final class LiveOrganization implements OrganizationReader {

    private static final List<PolicyType> TYPES =
            List.of(PolicyType.SERVICE_CONTROL_POLICY, PolicyType.RESOURCE_CONTROL_POLICY);

    private final OrganizationsClient client;
    private final IamClient iam;
    private final Visit visit;
    private final Calls calls;

    LiveOrganization(Visit visit) {
        this.client = visit.session().client(OrganizationsClient.builder());
        this.iam = visit.session().client(IamClient.builder());
        this.visit = visit;
        this.calls = visit.calls();
    }

    private static void each(List<? extends SdkPojo> answers, Each<Shape> each)
            throws ConnectorException, InterruptedException {
        for (SdkPojo answer : answers) {
            each.accept(Shape.of(answer));
        }
    }

    @Override
    public void roots(Each<Shape> each) throws ConnectorException, InterruptedException {
        calls.pages(
                "organizations:ListRoots",
                token -> client.listRoots(request -> request.nextToken(token)),
                ListRootsResponse::nextToken,
                page -> each(page.roots(), each));
    }

    @Override
    public void units(String parent, Each<Shape> each) throws ConnectorException, InterruptedException {
        calls.pages(
                "organizations:ListOrganizationalUnitsForParent",
                token -> client.listOrganizationalUnitsForParent(
                        request -> request.parentId(parent).nextToken(token)),
                ListOrganizationalUnitsForParentResponse::nextToken,
                page -> each(page.organizationalUnits(), each));
    }

    @Override
    public void accounts(String parent, Each<Shape> each) throws ConnectorException, InterruptedException {
        calls.pages(
                "organizations:ListAccountsForParent",
                token -> client.listAccountsForParent(
                        request -> request.parentId(parent).nextToken(token)),
                ListAccountsForParentResponse::nextToken,
                page -> each(page.accounts(), each));
    }

    @Override
    public boolean policies(Each<Policy> each) throws ConnectorException, InterruptedException {
        boolean[] all = {true};
        for (PolicyType type : TYPES) {
            all[0] &= visit.list(
                    "the policies of type " + type,
                    () -> calls.pages(
                            "organizations:ListPolicies",
                            token -> client.listPolicies(
                                    request -> request.filter(type).nextToken(token)),
                            ListPoliciesResponse::nextToken,
                            page -> {
                                for (PolicySummary policy : page.policies()) {
                                    all[0] &= visit.list("the policy " + policy.name(), () -> policy(policy, each));
                                }
                            }));
        }
        return all[0];
    }

    private void policy(PolicySummary policy, Each<Policy> each) throws ConnectorException, InterruptedException {
        String document = calls.call(
                        "organizations:DescribePolicy",
                        () -> client.describePolicy(request -> request.policyId(policy.id())))
                .policy()
                .content();
        List<String> targets = new ArrayList<>();
        calls.pages(
                "organizations:ListTargetsForPolicy",
                token -> client.listTargetsForPolicy(
                        request -> request.policyId(policy.id()).nextToken(token)),
                ListTargetsForPolicyResponse::nextToken,
                page -> page.targets().forEach(target -> targets.add(target.targetId())));
        each.accept(new Policy(policy.id(), policy.name(), policy.typeAsString(), document, targets));
    }

    @Override
    public Map<String, Object> settings() throws ConnectorException, InterruptedException {
        Map<String, Object> settings = new HashMap<>();
        visit.detail("whether root users are managed centrally", () -> Visit.unlessAbsent(false, this::centralRoot))
                .ifPresent(central -> settings.put("centralRoot", central));
        visit.detail("the delegated administrators", this::delegates)
                .ifPresent(delegates -> settings.put("delegatedAdministrators", !delegates.isEmpty()));
        visit.detail("who manages the organization's policies", () -> Visit.unlessAbsent("", this::delegation))
                .ifPresent(document -> settings.put("delegatesPolicies", document.contains("Policy")));
        return settings;
    }

    private List<String> delegates() throws ConnectorException, InterruptedException {
        List<String> delegates = new ArrayList<>();
        calls.pages(
                "organizations:ListDelegatedAdministrators",
                token -> client.listDelegatedAdministrators(request -> request.nextToken(token)),
                ListDelegatedAdministratorsResponse::nextToken,
                page -> page.delegatedAdministrators().forEach(account -> delegates.add(account.id())));
        return delegates;
    }

    private boolean centralRoot() throws ConnectorException, InterruptedException {
        return calls.call("iam:ListOrganizationsFeatures", () -> iam.listOrganizationsFeatures(request -> {}))
                .enabledFeatures()
                .contains(FeatureType.ROOT_CREDENTIALS_MANAGEMENT);
    }

    /** The organization's own policy. */
    private @Nullable String delegation() throws ConnectorException, InterruptedException {
        return calls.call("organizations:DescribeResourcePolicy", () -> client.describeResourcePolicy(request -> {}))
                .resourcePolicy()
                .content();
    }
}
