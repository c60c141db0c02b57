package io.claviger.connector.aws.organization;

import io.claviger.connector.aws.api.Calls;
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
import software.amazon.awssdk.services.ssoadmin.model.AccountAssignment;
import software.amazon.awssdk.services.ssoadmin.model.InstanceMetadata;
import software.amazon.awssdk.services.ssoadmin.model.ListAccountAssignmentsResponse;
import software.amazon.awssdk.services.ssoadmin.model.ListAccountsForProvisionedPermissionSetResponse;
import software.amazon.awssdk.services.ssoadmin.model.ListInstancesResponse;
import software.amazon.awssdk.services.ssoadmin.model.ListManagedPoliciesInPermissionSetResponse;
import software.amazon.awssdk.services.ssoadmin.model.ListPermissionSetsResponse;
import software.amazon.awssdk.services.ssoadmin.model.PermissionSet;

/** Permission sets of IAM Identity Center, their policies, and who has them in which account. */
public final class PermissionSetService {

    private static final int PAGE = 100;

    private PermissionSetService() {}

    public static void read(Visit visit) throws ConnectorException, InterruptedException {
        SsoAdminClient client = visit.session().client(SsoAdminClient.builder());
        List<InstanceMetadata> instances = new ArrayList<>();
        visit.calls()
                .pages(
                        "sso:ListInstances",
                        token -> client.listInstances(request -> request.nextToken(token)),
                        ListInstancesResponse::nextToken,
                        page -> instances.addAll(page.instances()));
        for (InstanceMetadata found : instances) {
            String instance = found.instanceArn();
            Sets sets = new Sets(client, visit, instance, new Names(visit, found.identityStoreId()));
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
    private record Sets(SsoAdminClient client, Visit visit, String instance, Names names) {

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

        /** Who has it where: the account, whether it is a person or a group, and its name, or its id where it has none. */
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
            List<AccountAssignment> assignments = new ArrayList<>();
            for (String account : accounts) {
                visit.calls()
                        .pages(
                                "sso:ListAccountAssignments",
                                token -> client.listAccountAssignments(request -> request.instanceArn(instance)
                                        .permissionSetArn(arn)
                                        .accountId(account)
                                        .nextToken(token)),
                                ListAccountAssignmentsResponse::nextToken,
                                page -> assignments.addAll(page.accountAssignments()));
            }
            List<String> written = new ArrayList<>();
            for (AccountAssignment one : assignments) {
                written.add(one.accountId() + " " + one.principalTypeAsString() + " " + names.of(one));
            }
            return written.stream().sorted().toList();
        }
    }
}
