package io.claviger.connector.aws.organization;

import io.claviger.connector.aws.api.Calls;
import io.claviger.connector.aws.api.Visit;
import io.claviger.connector.aws.iam.Kinds;
import io.claviger.spi.ConnectorException;
import io.claviger.spi.ObjectRef;
import io.claviger.spi.Observation.GrantSeen;
import io.claviger.spi.Observation.IdentitySeen;
import io.claviger.spi.Observation.Privilege;
import io.claviger.spi.Observation.ResourceSeen;
import io.claviger.spi.Observation.Status;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
            Sets sets =
                    new Sets(client, visit, instance, new Directory(visit, found.identityStoreId()), new HashSet<>());
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

    /** The permission sets of one instance; what was told of where they are assigned is told once. */
    private record Sets(SsoAdminClient client, Visit visit, String instance, Directory directory, Set<ObjectRef> told) {

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
            attributes.put("assignments", assignments(arn, set.name()));
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
        private List<String> assignments(String arn, String name) throws ConnectorException, InterruptedException {
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
                Directory.Member whom = directory.of(one);
                written.add(one.accountId() + " " + one.principalTypeAsString() + " " + whom.name());
                assigned(one.accountId(), name, whom);
            }
            return written.stream().sorted().toList();
        }

        /** Whoever has a set in an account may take on the role that AWS keeps there for it. */
        private void assigned(String account, String name, Directory.Member whom) throws InterruptedException {
            ObjectRef ref = Kinds.assignedSet(account, name);
            if (told.add(ref)) {
                Map<String, Object> attributes = Map.of("account", account);
                visit.sink()
                        .observe(new IdentitySeen(
                                ref, name + " in " + account, Status.UNKNOWN, null, null, null, null, attributes));
            }
            visit.sink().observe(new GrantSeen(whom.ref(), "assigned", ref, Privilege.ADMIN, Map.of()));
        }
    }
}
