package io.claviger.engine.graph.model;

import static io.claviger.engine.graph.model.AwsFacts.HERE;
import static io.claviger.engine.graph.model.AwsFacts.THERE;
import static io.claviger.engine.graph.model.AwsFacts.arn;
import static io.claviger.engine.graph.model.AwsFacts.document;
import static io.claviger.engine.graph.model.AwsFacts.id;
import static io.claviger.engine.graph.model.AwsFacts.identity;
import static io.claviger.engine.graph.model.AwsFacts.place;
import static io.claviger.engine.graph.model.AwsFacts.resource;

import io.claviger.engine.access.account.Estate;
import io.claviger.engine.graph.GraphFact;
import io.claviger.engine.graph.GraphFact.IdentityFact;
import io.claviger.engine.graph.GraphFact.ResourceFact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A large account and a small one, of which any fact can be told again otherwise, with all by which one identity concerns another. */
final class RandomAccounts {

    private static final int USERS = 14;
    private static final int ROLES = 18;
    private static final int GROUPS = 3;
    private static final int POLICIES = 4;
    private static final int RESOURCES = 8;

    private static final List<String> ACTIONS = List.of(
            "s3:GetObject",
            "secretsmanager:GetSecretValue",
            "secretsmanager:*",
            "kms:Decrypt",
            "sqs:ListQueues",
            "lambda:UpdateFunctionCode",
            "sts:AssumeRole",
            "sts:AssumeRole",
            "iam:PassRole",
            "lambda:*",
            "iam:PutRolePolicy",
            "iam:CreateAccessKey",
            "iam:UpdateAssumeRolePolicy",
            "iam:AddUserToGroup",
            "iam:AttachUserPolicy",
            "iam:TagUser",
            "iam:UpdateSAMLProvider",
            "iam:DeleteRolePermissionsBoundary",
            "iam:CreateUser",
            "sts:AssumeRoot",
            "*");

    private final Random random;

    RandomAccounts(int seed) {
        this.random = new Random(seed);
    }

    /** All of both once. */
    List<GraphFact> all() {
        List<GraphFact> all = new ArrayList<>(List.of(identity("aws.principal", "*", Map.of())));
        all.addAll(List.of(member(HERE), member(THERE)));
        for (String account : List.of(HERE, THERE)) {
            int share = account.equals(HERE) ? 1 : 4;
            all.add(resource("aws.account", account, Map.of()));
            all.add(identity("aws.root", arn(account, "root"), Map.of("account", account)));
            for (int i = 0; i < USERS / share; i++) {
                all.add(user(account, i));
            }
            for (int i = 0; i < ROLES / share; i++) {
                all.add(role(account, i));
            }
            for (int i = 0; i < GROUPS; i++) {
                all.add(group(account, i));
            }
            for (int i = 0; i < POLICIES; i++) {
                all.add(policy(account, i));
            }
            for (int i = 0; i < RESOURCES; i++) {
                all.add(held(account, i));
            }
        }
        return all;
    }

    /** What is told, as it is reviewed. */
    static Estate estate(List<GraphFact> told) {
        return new AwsDocuments(only(IdentityFact.class, told), only(ResourceFact.class, told), none -> null).estate();
    }

    private static <T> List<T> only(Class<T> kind, List<GraphFact> facts) {
        return facts.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** One of it, told otherwise. */
    GraphFact any() {
        String account = random.nextInt(4) == 0 ? THERE : HERE;
        return switch (random.nextInt(17)) {
            case 0, 1, 2, 3, 4 -> user(account, random.nextInt(USERS));
            case 5, 6, 7, 8, 9 -> role(account, random.nextInt(ROLES));
            case 10 -> group(account, random.nextInt(GROUPS));
            case 11 -> policy(account, random.nextInt(POLICIES));
            case 12, 13 -> held(account, random.nextInt(RESOURCES));
            case 14 -> random.nextInt(4) > 0 ? identity("aws.principal", "*", Map.of()) : member(account);
            default -> workload(account, random.nextInt(RESOURCES), random.nextInt(ROLES));
        };
    }

    private GraphFact user(String account, int i) {
        Map<String, Object> attributes = documents(account);
        attributes.put("groups", some(account, "group/g", GROUPS));
        return identity("aws.user", arn(account, "user/u" + i), attributes);
    }

    private GraphFact role(String account, int i) {
        Map<String, Object> attributes = documents(account);
        attributes.put(
                "trustPolicy",
                "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"sts:AssumeRole\",\"Principal\":" + trusted(account)
                        + "}]}");
        attributes.put("instanceProfiles", random.nextBoolean() ? List.of() : List.of(arn(account, "profile/p" + i)));
        return identity("aws.role", arn(account, "role/r" + i), attributes);
    }

    private String trusted(String account) {
        String other = random.nextInt(3) == 0 ? THERE : account;
        return switch (random.nextInt(9)) {
            case 0, 1 -> "{\"AWS\":\"" + arn(other, "user/u" + random.nextInt(USERS)) + "\"}";
            case 2 ->
                "{\"AWS\":\"" + arn(other, "role/r" + random.nextInt(ROLES)).replace("/", "\\/") + "\"}";
            case 3 -> "{\"AWS\":\"" + other + "\"}";
            case 4 -> "{\"AWS\":\"arn:aws:sts::" + other + ":assumed-role/r" + random.nextInt(ROLES) + "/build\"}";
            case 5 -> "{\"Federated\":\"" + arn(account, "saml-provider/corp") + "\"}";
            case 6 -> random.nextInt(4) == 0 ? "\"*\"" : "{\"Service\":\"ec2.amazonaws.com\"}";
            default -> "{\"Service\":\"lambda.amazonaws.com\"}";
        };
    }

    private Map<String, Object> documents(String account) {
        Map<String, Object> attributes = new HashMap<>();
        attributes.put("account", account);
        if (random.nextInt(3) > 0) {
            attributes.put("inlinePolicies", Map.of("own", document(statements(account))));
        }
        attributes.put("attachedPolicies", some(account, "policy/p", POLICIES));
        if (random.nextInt(6) == 0) {
            attributes.put("permissionsBoundary", arn(account, "policy/p" + random.nextInt(POLICIES)));
        }
        attributes.put("tags", Map.of("team", "t" + random.nextInt(2)));
        return attributes;
    }

    private List<String> some(String account, String what, int of) {
        return random.nextInt(3) > 0 ? List.of() : List.of(arn(account, what + random.nextInt(of)));
    }

    private String[] statements(String account) {
        String[] statements = new String[1 + random.nextInt(2)];
        for (int i = 0; i < statements.length; i++) {
            String effect = random.nextInt(8) == 0 ? "Deny" : "Allow";
            String condition = random.nextInt(40) == 0
                    ? ",\"Condition\":{\"StringEquals\":{\"aws:PrincipalTag/team\":\"t1\"}}"
                    : "";
            int most = random.nextInt(12) == 0 ? ACTIONS.size() : ACTIONS.size() - 1;
            statements[i] = "{\"Effect\":\"" + effect + "\",\"Action\":\"" + ACTIONS.get(random.nextInt(most))
                    + "\",\"Resource\":\"" + on(account) + "\"" + condition + "}";
        }
        return statements;
    }

    private String on(String account) {
        return switch (random.nextInt(6)) {
            case 0 -> arn(account, "role/r" + random.nextInt(ROLES));
            case 1 -> arn(account, "user/u" + random.nextInt(USERS));
            case 2 -> held(random.nextInt(RESOURCES), account);
            case 3 -> "arn:aws:iam::" + account + ":role/r1*";
            default -> "*";
        };
    }

    private GraphFact group(String account, int i) {
        return resource(
                "aws.group",
                arn(account, "group/g" + i),
                Map.of(
                        "account",
                        account,
                        "attachedPolicies",
                        some(account, "policy/p", POLICIES),
                        "inlinePolicies",
                        Map.of("of", document(statements(account)))));
    }

    private GraphFact policy(String account, int i) {
        return resource(
                "aws.policy",
                arn(account, "policy/p" + i),
                Map.of("account", account, "document", document(statements(account))));
    }

    /** The first account manages the organization of both. */
    private static GraphFact member(String account) {
        return resource(
                "aws.member-account",
                account,
                Map.of("arn", "arn:aws:organizations::" + HERE + ":account/o-shop/" + account));
    }

    private static String held(int i, String account) {
        if (i == RESOURCES - 2) {
            return "arn:aws:s3:::bucket-of-" + account;
        }
        if (i == RESOURCES - 1) {
            return "arn:aws:kms:eu-west-1:" + account + ":key/k";
        }
        return i % 2 == 0
                ? "arn:aws:lambda:eu-west-1:" + account + ":function:f" + i
                : "arn:aws:secretsmanager:eu-west-1:" + account + ":secret:s" + i;
    }

    private GraphFact held(String account, int i) {
        String other = random.nextBoolean() ? THERE : HERE;
        String whom = random.nextInt(3) == 0 ? "*" : arn(other, "root");
        String open = "{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"" + whom
                + "\"},\"Action\":\"*\",\"Resource\":\"*\"}]}";
        String kind = i == RESOURCES - 1 ? "aws.kms-key" : i % 2 == 0 ? "aws.lambda-function" : "aws.secret";
        Map<String, Object> attributes = new HashMap<>(Map.of("account", account));
        if (random.nextInt(3) == 0) {
            attributes.put("resourcePolicy", open);
        }
        if (random.nextInt(3) == 0) {
            attributes.put("encryptedWith", random.nextBoolean() ? "k" : "alias/aws/secretsmanager");
        }
        return resource(kind, held(i, account), attributes);
    }

    private static GraphFact workload(String account, int i, int role) {
        String name = held(i / 2 * 2, account);
        return new GraphFact.ConsumerFact(
                id("workload " + name), place(account), "aws.lambda-function", name, id(arn(account, "role/r" + role)));
    }
}
