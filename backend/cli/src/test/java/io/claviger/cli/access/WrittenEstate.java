package io.claviger.cli.access;

import io.claviger.engine.json.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A seeded account, mostly of roles for services with a policy of their own, as {@code get-account-authorization-details} tells of it. */
final class WrittenEstate {

    private static final String IAM = "arn:aws:iam::111111111111:";
    private static final String[] SERVICES = {"lambda", "ec2", "ecs-tasks", "glue", "codebuild", "states"};
    private static final String[][] ACTIONS = {
        {"s3:GetObject", "s3:PutObject", "s3:ListBucket"},
        {"dynamodb:GetItem", "dynamodb:Query", "dynamodb:PutItem"},
        {"logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"},
        {"sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"},
        {"kms:Decrypt", "secretsmanager:GetSecretValue"},
        {"sts:AssumeRole"},
        {"ec2:Describe*", "cloudwatch:Get*"}
    };

    private WrittenEstate() {}

    static String json(int principals) {
        Random random = new Random(11);
        List<Object> users = new ArrayList<>();
        List<Object> roles = new ArrayList<>();
        for (int i = 0; i < principals; i++) {
            boolean user = i % 10 == 0;
            (user ? users : roles).add(user ? user(i, random) : role(i, random));
        }
        return JsonText.of(Map.of(
                "UserDetailList", users, "RoleDetailList", roles, "GroupDetailList", List.of(), "Policies", shared()));
    }

    private static Object user(int i, Random random) {
        return Map.of(
                "Arn",
                IAM + "user/u" + i,
                "UserPolicyList",
                List.of(Map.of("PolicyName", "own", "PolicyDocument", document(i, random, i % 500 == 0))),
                "AttachedManagedPolicies",
                attached(random));
    }

    private static Object role(int i, Random random) {
        Object principal = i % 7 == 0
                ? Map.of("AWS", IAM + (i % 14 == 0 ? "root" : "role/r" + (i / 2 * 2 + 1)))
                : Map.of("Service", SERVICES[random.nextInt(SERVICES.length)] + ".amazonaws.com");
        return Map.of(
                "Arn",
                IAM + "role/r" + i,
                "AssumeRolePolicyDocument",
                Map.of(
                        "Version",
                        "2012-10-17",
                        "Statement",
                        List.of(Map.of("Effect", "Allow", "Action", "sts:AssumeRole", "Principal", principal))),
                "InstanceProfileList",
                i % 6 == 0 ? List.of(Map.of()) : List.of(),
                "RolePolicyList",
                List.of(Map.of("PolicyName", "own", "PolicyDocument", document(i, random, i % 500 == 3))),
                "AttachedManagedPolicies",
                attached(random));
    }

    private static Object document(int i, Random random, boolean mighty) {
        List<Object> statements = new ArrayList<>();
        for (int s = 0; s < 3; s++) {
            String[] actions = ACTIONS[random.nextInt(ACTIONS.length)];
            statements.add(Map.of(
                    "Effect",
                    "Allow",
                    "Action",
                    List.of(actions),
                    "Resource",
                    actions[0].startsWith("sts:")
                            ? IAM + "role/r" + random.nextInt(1000)
                            : "arn:aws:" + actions[0].split(":")[0] + ":*:*:r" + i + "/*"));
        }
        if (mighty) {
            statements.add(Map.of(
                    "Effect",
                    "Allow",
                    "Action",
                    List.of("iam:PassRole", "lambda:CreateFunction", "lambda:InvokeFunction"),
                    "Resource",
                    "*"));
        }
        return Map.of("Version", "2012-10-17", "Statement", statements);
    }

    private static List<Object> attached(Random random) {
        return List.of(Map.of("PolicyArn", IAM + "policy/p" + random.nextInt(50)));
    }

    private static List<Object> shared() {
        List<Object> policies = new ArrayList<>();
        Random random = new Random(13);
        for (int i = 0; i < 50; i++) {
            policies.add(Map.of(
                    "Arn",
                    IAM + "policy/p" + i,
                    "PolicyName",
                    "p" + i,
                    "PolicyVersionList",
                    List.of(Map.of("IsDefaultVersion", true, "Document", document(i, random, false)))));
        }
        return policies;
    }
}
