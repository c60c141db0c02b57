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
import java.util.Optional;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;
import software.amazon.awssdk.services.ssoadmin.model.ListAccountAssignmentsResponse;
import software.amazon.awssdk.services.ssoadmin.model.ListAccountsForProvisionedPermissionSetResponse;
import software.amazon.awssdk.services.ssoadmin.model.ListInstancesResponse;
import software.amazon.awssdk.services.ssoadmin.model.ListManagedPoliciesInPermissionSetResponse;
import software.amazon.awssdk.services.ssoadmin.model.ListPermissionSetsResponse;
import software.amazon.awssdk.services.ssoadmin.model.PermissionSet;

/** Permission sets of IAM Identity Center, their policies, and who has them in which account. */
public final class PermissionSetService implements Service {

    private static final int PAGE = 100;

    @Override
    public String name() {
        return "sso";
    }

    @Override
    public String title() {
        return "Permission sets";
    }

    @Override
    public Span span() {
        return Span.ORGANIZATION;
    }

    @Override
    public void read(Visit visit) throws ConnectorException, InterruptedException {
        SsoAdminClient client = visit.session().client(SsoAdminClient.builder());
        List<String> instances = new ArrayList<>();
        visit.calls()
                .pages(
                        "sso:ListInstances",
                        token -> client.listInstances(request -> request.nextToken(token)),
                        ListInstancesResponse::nextToken,
                        page -> page.instances().forEach(instance -> instances.add(instance.instanceArn())));
        for (String instance : instances) {
            Sets sets = new Sets(client, visit, instance);
            visit.calls()
                    .pages(
                            "sso:ListPermissionSets",
                            token -> client.listPermissionSets(request -> request.instanceArn(instance)
                                    .maxResults(PAGE)
                                    .nextToken(token)),
                            ListPermissionSetsResponse::nextToken,
                            page -> {
                                for (String set : page.permissionSets()) {
                                    visit.list("the permission set " + set, () -> sets.tell(set));
                                }
                            });
        }
    }

    /** The permission sets of one instance. */
    private record Sets(SsoAdminClient client, Visit visit, String instance) {

        void tell(String arn) throws ConnectorException, InterruptedException {
            Calls calls = visit.calls();
            PermissionSet set = calls.call(
                            "sso:DescribePermissionSet",
                            () -> client.describePermissionSet(
                                    request -> request.instanceArn(instance).permissionSetArn(arn)))
                    .permissionSet();
            Map<String, Object> attributes = new HashMap<>();
            if (set.sessionDuration() != null) {
                attributes.put("sessionDuration", set.sessionDuration());
            }
            inline(arn).ifPresent(document -> attributes.put("inlinePolicy", document));
            List<String> attached = new ArrayList<>();
            calls.pages(
                    "sso:ListManagedPoliciesInPermissionSet",
                    token -> client.listManagedPoliciesInPermissionSet(request ->
                            request.instanceArn(instance).permissionSetArn(arn).nextToken(token)),
                    ListManagedPoliciesInPermissionSetResponse::nextToken,
                    page -> page.attachedManagedPolicies().forEach(policy -> attached.add(policy.arn())));
            attributes.put("attachedPolicies", attached);
            if (attached.stream().anyMatch(policy -> policy.endsWith(":iam::aws:policy/AdministratorAccess"))) {
                attributes.put("administrator", true);
            }
            attributes.put("assignments", assignments(arn));
            visit.sink()
                    .observe(new ResourceSeen(new ObjectRef("aws.permission-set", arn), set.name(), null, attributes));
        }

        private Optional<String> inline(String arn) throws ConnectorException, InterruptedException {
            return visit.detail(
                            "the inline policy of " + arn,
                            () -> visit.calls()
                                    .call(
                                            "sso:GetInlinePolicyForPermissionSet",
                                            () -> client.getInlinePolicyForPermissionSet(
                                                    request -> request.instanceArn(instance)
                                                            .permissionSetArn(arn)))
                                    .inlinePolicy())
                    .filter(document -> !document.isBlank());
        }

        /** Who has it where: the account, whether it is a person or a group, and its id. */
        private List<String> assignments(String arn) throws ConnectorException, InterruptedException {
            List<String> accounts = new ArrayList<>();
            visit.calls()
                    .pages(
                            "sso:ListAccountsForProvisionedPermissionSet",
                            token -> client.listAccountsForProvisionedPermissionSet(
                                    request -> request.instanceArn(instance)
                                            .permissionSetArn(arn)
                                            .nextToken(token)),
                            ListAccountsForProvisionedPermissionSetResponse::nextToken,
                            page -> accounts.addAll(page.accountIds()));
            List<String> assignments = new ArrayList<>();
            for (String account : accounts) {
                visit.calls()
                        .pages(
                                "sso:ListAccountAssignments",
                                token -> client.listAccountAssignments(request -> request.instanceArn(instance)
                                        .permissionSetArn(arn)
                                        .accountId(account)
                                        .nextToken(token)),
                                ListAccountAssignmentsResponse::nextToken,
                                page -> page.accountAssignments()
                                        .forEach(one -> assignments.add(account + " " + one.principalTypeAsString()
                                                + " " + one.principalId())));
            }
            return assignments.stream().sorted().toList();
        }
    }
}
