package io.claviger.connector.aws.organization;

import io.claviger.connector.aws.api.Calls;
import io.claviger.connector.aws.api.Service;
import io.claviger.connector.aws.api.Visit;
import io.claviger.spi.ConnectorException;
import io.claviger.spi.ObjectRef;
import io.claviger.spi.Observation.ResourceSeen;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.Account;
import software.amazon.awssdk.services.organizations.model.ListAccountsForParentResponse;
import software.amazon.awssdk.services.organizations.model.ListOrganizationalUnitsForParentResponse;
import software.amazon.awssdk.services.organizations.model.ListPoliciesResponse;
import software.amazon.awssdk.services.organizations.model.ListRootsResponse;
import software.amazon.awssdk.services.organizations.model.ListTargetsForPolicyResponse;
import software.amazon.awssdk.services.organizations.model.PolicySummary;
import software.amazon.awssdk.services.organizations.model.PolicyType;
import software.amazon.awssdk.services.organizations.model.Root;

/** The organization: its tree, and its service control and resource control policies. */
public final class OrganizationService implements Service {

    private static final List<PolicyType> TYPES =
            List.of(PolicyType.SERVICE_CONTROL_POLICY, PolicyType.RESOURCE_CONTROL_POLICY);

    @Override
    public String name() {
        return "organizations";
    }

    @Override
    public String title() {
        return "Organization";
    }

    @Override
    public Span span() {
        return Span.ORGANIZATION;
    }

    @Override
    public void read(Visit visit) throws ConnectorException, InterruptedException {
        OrganizationsClient client = visit.session().client(OrganizationsClient.builder());
        Tree tree = new Tree(client, visit);
        List<Root> roots = new ArrayList<>();
        visit.calls()
                .pages(
                        "organizations:ListRoots",
                        token -> client.listRoots(request -> request.nextToken(token)),
                        ListRootsResponse::nextToken,
                        page -> roots.addAll(page.roots()));
        for (Root root : roots) {
            ObjectRef ref = unit(root.id());
            visit.sink().observe(new ResourceSeen(ref, root.name(), null, Map.of("arn", root.arn())));
            tree.below(root.id(), ref);
        }
        for (PolicyType type : TYPES) {
            visit.list("the policies of type " + type, () -> policies(visit, client, type));
        }
    }

    private static ObjectRef unit(String id) {
        return new ObjectRef("aws.organizational-unit", id);
    }

    /** Walks the units. */
    private record Tree(OrganizationsClient client, Visit visit) {

        void below(String parent, ObjectRef parentRef) throws ConnectorException, InterruptedException {
            Calls calls = visit.calls();
            calls.pages(
                    "organizations:ListAccountsForParent",
                    token -> client.listAccountsForParent(
                            request -> request.parentId(parent).nextToken(token)),
                    ListAccountsForParentResponse::nextToken,
                    page -> {
                        for (Account account : page.accounts()) {
                            account(account, parentRef);
                        }
                    });
            calls.pages(
                    "organizations:ListOrganizationalUnitsForParent",
                    token -> client.listOrganizationalUnitsForParent(
                            request -> request.parentId(parent).nextToken(token)),
                    ListOrganizationalUnitsForParentResponse::nextToken,
                    page -> {
                        for (var unit : page.organizationalUnits()) {
                            ObjectRef ref = unit(unit.id());
                            visit.sink()
                                    .observe(new ResourceSeen(ref, unit.name(), parentRef, Map.of("arn", unit.arn())));
                            below(unit.id(), ref);
                        }
                    });
        }

        private void account(Account account, ObjectRef parent) throws InterruptedException {
            Map<String, Object> attributes = new HashMap<>();
            attributes.put("arn", account.arn());
            if (account.statusAsString() != null) {
                attributes.put("status", account.statusAsString());
            }
            // The scopes of IAM tell the same account without its parent; it is a member here, under a kind of its own.
            visit.sink()
                    .observe(new ResourceSeen(
                            new ObjectRef("aws.member-account", account.id()), account.name(), parent, attributes));
        }
    }

    private static void policies(Visit visit, OrganizationsClient client, PolicyType type)
            throws ConnectorException, InterruptedException {
        visit.calls()
                .pages(
                        "organizations:ListPolicies",
                        token -> client.listPolicies(
                                request -> request.filter(type).nextToken(token)),
                        ListPoliciesResponse::nextToken,
                        page -> {
                            for (PolicySummary policy : page.policies()) {
                                visit.list("the policy " + policy.name(), () -> policy(visit, client, policy));
                            }
                        });
    }

    private static void policy(Visit visit, OrganizationsClient client, PolicySummary policy)
            throws ConnectorException, InterruptedException {
        Calls calls = visit.calls();
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
        visit.sink().observe(policy(policy.id(), policy.name(), policy.typeAsString(), document, targets));
    }

    private static ResourceSeen policy(
            String id, String name, @Nullable String type, @Nullable String document, List<String> targets) {
        Map<String, Object> attributes = new HashMap<>();
        attributes.put("type", String.valueOf(type));
        attributes.put("targets", targets.stream().sorted().toList());
        if (document != null) {
            attributes.put("document", document);
        }
        return new ResourceSeen(new ObjectRef("aws.organization-policy", id), name, null, attributes);
    }
}
