package io.claviger.connector.aws.iam;

import io.claviger.spi.Observation.Privilege;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * How much documents allow, read off them and not evaluated.
 *
 * @param most what they allow at most, their denials not considered
 * @param wide what they allow on every resource, without a condition, and do not deny outright
 * @param services whose every action they allow so
 */
record Breadth(Privilege most, Set<Wide> wide, Set<String> services) {

    static final Breadth NOTHING = new Breadth(Privilege.NONE, Set.of(), Set.of());

    /** Rights that are dangerous when they are for every resource. */
    enum Wide {
        EVERYTHING("*:*", "allowsEverything"),
        ALL_BUT("*:*", "allowsAllBut"),
        ALL_OF_IAM("iam:*", "allowsAllOfIam"),
        PASS_ROLE("iam:passrole", "passesEveryRole"),
        ASSUME_ROLE("sts:assumerole", "assumesEveryRole"),
        READ_SECRETS("secretsmanager:getsecretvalue", "readsEverySecret"),
        READ_PARAMETERS("ssm:getparameter", "readsEveryParameter"),
        DECRYPT("kms:decrypt", "decryptsWithEveryKey"),
        CREATE_KEYS("iam:createaccesskey", "createsKeysOfEveryUser"),
        WRITE_POLICIES("iam:putuserpolicy", "writesPoliciesOfEveryUser"),
        RUN_COMMANDS("ssm:sendcommand", "runsCommandsOnEveryInstance"),
        STOP_TRAILS("cloudtrail:stoplogging", "stopsEveryTrail"),
        SUBSCRIBE("aws-marketplace:subscribe", "buysOnTheMarketplace");

        private final String action;
        private final String fact;

        Wide(String action, String fact) {
            this.action = action;
            this.fact = fact;
        }

        /** The name of the attribute that says so. */
        String fact() {
            return fact;
        }
    }

    /** How the names of actions that only read begin: the access levels List and Read in the Service Authorization Reference. */
    private static final Pattern READS =
            Pattern.compile("[a-z0-9-]+:(get|list|describe|batchget|head|lookup|search|view|query|scan|select|read).*");

    static Breadth of(Collection<PolicyStatement> statements) {
        Privilege most = Privilege.NONE;
        EnumSet<Wide> wide = EnumSet.noneOf(Wide.class);
        Set<String> services = new TreeSet<>();
        List<PolicyStatement> denials = new ArrayList<>();
        for (PolicyStatement statement : statements) {
            boolean unconditional = statement.conditions().isEmpty() && statement.everyResource();
            if (!statement.allow()) {
                if (unconditional) {
                    denials.add(statement);
                }
                continue;
            }
            most = higher(most, privilege(statement));
            if (unconditional) {
                for (Wide right : Wide.values()) {
                    if (allows(statement, right)) {
                        wide.add(right);
                    }
                }
                statement.actions().stream()
                        .filter(action -> !statement.everythingBut() && action.endsWith(":*"))
                        .forEach(action -> services.add(action.substring(0, action.length() - 2)));
            }
        }
        wide.removeIf(right -> denials.stream().anyMatch(denial -> allows(denial, right)));
        return new Breadth(most, wide, services);
    }

    /** Whether a statement is about all of a right; {@code *} in the right stands for any action. */
    private static boolean allows(PolicyStatement statement, Wide right) {
        if (right == Wide.EVERYTHING) {
            return !statement.everythingBut()
                    && (statement.actions().contains("*") || statement.actions().contains("*:*"));
        }
        if (right == Wide.ALL_BUT) {
            return statement.everythingBut();
        }
        return right == Wide.ALL_OF_IAM
                ? statement.names("iam:anything") && statement.names("iam:createpolicyversion")
                : statement.names(right.action);
    }

    private static Privilege privilege(PolicyStatement statement) {
        if (statement.actions().isEmpty() && !statement.everythingBut()) {
            return Privilege.NONE;
        }
        if (statement.everyResource()
                && statement.names("iam:createpolicyversion")
                && statement.names("iam:anything")) {
            return Privilege.ADMIN;
        }
        boolean reads = !statement.everythingBut()
                && statement.actions().stream()
                        .allMatch(action -> READS.matcher(action).matches());
        return reads ? Privilege.READ : Privilege.WRITE;
    }

    /** What both together allow. */
    Breadth and(Breadth other) {
        return new Breadth(higher(most, other.most), union(wide, other.wide), union(services, other.services));
    }

    /** What is left within a boundary. */
    Breadth within(Breadth boundary) {
        Set<Wide> left = EnumSet.noneOf(Wide.class);
        wide.stream()
                .filter(right -> boundary.wide.contains(right) || boundary.wide.contains(Wide.EVERYTHING))
                .forEach(left::add);
        Set<String> bounded = new TreeSet<>(services);
        if (!boundary.wide.contains(Wide.EVERYTHING)) {
            bounded.retainAll(boundary.services);
        }
        return new Breadth(most.compareTo(boundary.most) < 0 ? most : boundary.most, left, bounded);
    }

    /** Says it in attributes. */
    void tell(Map<String, Object> attributes) {
        wide.forEach(right -> attributes.put(right.fact(), true));
        if (!services.isEmpty()) {
            attributes.put("wholeServices", List.copyOf(services));
        }
    }

    private static Privilege higher(Privilege one, Privilege other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static <T> Set<T> union(Set<T> one, Set<T> other) {
        Set<T> all = new TreeSet<>(one);
        all.addAll(other);
        return all;
    }
}
