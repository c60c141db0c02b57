package io.claviger.engine.graph.bench;

import io.claviger.engine.graph.Estate;
import io.claviger.engine.graph.GraphFact;
import io.claviger.engine.graph.GraphFact.IdentityFact;
import io.claviger.engine.graph.GraphFact.ResourceFact;
import io.claviger.engine.graph.Place;
import io.claviger.engine.graph.Privilege;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Accounts with users, roles and secrets. Most may use what is named; some read all of a kind, some pass roles or write policies, few
 * are administrators. Every account has a role that one in the middle takes, and roles trust principals of their own account.
 *
 * @param principals users and roles of all accounts, one user to four roles
 * @param resources of all accounts
 */
record SeededAccounts(int accounts, int principals, int resources, long seed) {

    private static final String MIDDLE = number(0);

    void tell(Consumer<GraphFact> sink) {
        Random chance = new Random(seed);
        for (int account = 0; account < accounts; account++) {
            String number = number(account);
            sink.accept(resource("aws.account", number, number, Map.of()));
            sink.accept(identity("aws.root", arn(number, "root"), number, Map.of()));
            for (int i = 0; i < resources / accounts; i++) {
                sink.accept(resource("aws.secret", secret(number, i), number, Map.of()));
            }
            for (int i = 0; i < principals / accounts; i++) {
                sink.accept(i % 5 == 0 ? user(number, i, chance) : role(number, i, chance));
            }
        }
    }

    GraphFact changedUser(Random chance) {
        return user(number(chance.nextInt(accounts)), chance.nextInt(principals / accounts / 5) * 5, chance);
    }

    GraphFact changedRole(Random chance) {
        String other = number(chance.nextInt(accounts));
        return role(number(chance.nextInt(accounts)), 6, arn(other, "user/u5"), chance);
    }

    /** Its policy opens it to another account. */
    GraphFact changedSecret(Random chance) {
        String number = number(chance.nextInt(accounts));
        String other = arn(number(chance.nextInt(accounts)), "user/u5");
        return resource(
                "aws.secret",
                secret(number, chance.nextInt(resources / accounts)),
                number,
                Map.of(
                        "resourcePolicy",
                        "{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"" + other
                                + "\"},\"Action\":\"secretsmanager:*\",\"Resource\":\"*\"}]}"));
    }

    private IdentityFact user(String number, int i, Random chance) {
        return identity("aws.user", arn(number, "user/u" + i), number, policies(number, chance));
    }

    private IdentityFact role(String number, int i, Random chance) {
        String trusted = i == 1 ? MIDDLE : i % 7 == 0 ? number : arn(number, "user/u" + i / 5 * 5);
        return role(
                number, i, trusted.equals(number) || trusted.equals(MIDDLE) ? arn(trusted, "root") : trusted, chance);
    }

    private IdentityFact role(String number, int i, String trusted, Random chance) {
        Map<String, Object> attributes = new HashMap<>(policies(number, chance));
        attributes.put(
                "trustPolicy",
                "{\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":"
                        + (i % 3 == 0 ? "{\"Service\":\"lambda.amazonaws.com\"}" : "{\"AWS\":\"" + trusted + "\"}")
                        + ",\"Action\":\"sts:AssumeRole\"}]}");
        return identity("aws.role", arn(number, "role/r" + i), number, attributes);
    }

    private Map<String, Object> policies(String number, Random chance) {
        int kind = chance.nextInt(1000);
        int each = resources / accounts;
        String document = kind < 2
                ? allow("*", "*")
                : kind < 8
                        ? allow("iam:PassRole", "*") + "," + allow("lambda:*", "*")
                        : kind < 12
                                ? allow("iam:PutRolePolicy", arn(number, "role/r" + chance.nextInt(50)))
                                : kind < 32
                                        ? allow("secretsmanager:GetSecretValue", "*")
                                        : allow("secretsmanager:GetSecretValue", secret(number, chance.nextInt(each)))
                                                + "," + allow("s3:GetObject", "arn:aws:s3:::b" + kind + "/*") + ","
                                                + allow("logs:PutLogEvents", "*");
        String mine = kind % 50 == 0 ? "," + allow("sts:AssumeRole", "*") : "";
        return Map.of(
                "inlinePolicies",
                Map.of("own", "{\"Version\":\"2012-10-17\",\"Statement\":[" + document + mine + "]}"));
    }

    private static String allow(String action, String on) {
        return "{\"Effect\":\"Allow\",\"Action\":\"" + action + "\",\"Resource\":\"" + on + "\"}";
    }

    private static String number(int account) {
        return "%012d".formatted(100_000_000_000L + account);
    }

    private static String arn(String number, String what) {
        return "arn:aws:iam::" + number + ":" + what;
    }

    private static String secret(String number, int i) {
        return "arn:aws:secretsmanager:eu-west-1:" + number + ":secret:s" + i + "-AbCdEf";
    }

    private static Place place(String number) {
        return new Place(Estate.id("aws"), "aws", number, "production");
    }

    private static IdentityFact identity(String kind, String arn, String number, Map<String, Object> more) {
        Map<String, Object> attributes = new HashMap<>(more);
        attributes.put("account", number);
        return new IdentityFact(Estate.id(arn), place(number), kind, arn, true, Privilege.READ, null, attributes);
    }

    private static ResourceFact resource(String kind, String name, String number, Map<String, Object> attributes) {
        return new ResourceFact(
                Estate.id(kind + name),
                place(number),
                kind,
                name,
                kind.equals("aws.account") ? null : Estate.id("aws.account" + number),
                null,
                attributes);
    }
}
