package io.claviger.connector.aws.iam;

import io.claviger.spi.Observation.Privilege;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Whom the policy of a resource lets in from outside of the accounts that are read: facts that can be read off it. */
final class Openness {

    /** Conditions that ask how something is called, and not who calls. */
    private static final Set<String> OF_ANYONE = Set.of(
            "aws:securetransport",
            "lambda:functionurlauthtype",
            "lambda:invokedviafunctionurl",
            "s3:tlsversion",
            "sns:protocol");
    /** Conditions that a stranger does not meet; a denial of all who do not leaves nobody from outside. */
    private static final Set<String> OF_STRANGERS = Set.of(
            "aws:principalorgid",
            "aws:principalorgpaths",
            "aws:principalaccount",
            "aws:principalarn",
            "aws:userid",
            "aws:sourceip",
            "aws:sourcevpc",
            "aws:sourcevpce");
    /** What such a denial leaves out: AWS's own services. */
    private static final Set<String> OF_SERVICES = Set.of("aws:principalisawsservice", "aws:viaawsservice");

    static final String TO_ANYONE = "openToAnyone";

    private Openness() {}

    /**
     * Puts {@code openToAnyone}, {@code openForWriting} and {@code openToAccounts} into attributes, where it is so. Whom a condition
     * on the caller holds back is not counted, nor who is denied again unless it is from inside.
     */
    static void tell(@Nullable String document, Set<String> accounts, Map<String, Object> attributes) {
        Set<String> strangers = new TreeSet<>();
        List<PolicyStatement> statements = PolicyStatement.read(document).statements();
        for (PolicyStatement statement : statements) {
            if (isForWhoever(statement) && statements.stream().noneMatch(one -> takesBack(one, statement))) {
                List<String> principals = statement.principals().getOrDefault("AWS", List.of());
                if (principals.contains("*") || statement.everyPrincipalBut()) {
                    attributes.put(TO_ANYONE, true);
                    if (Breadth.of(List.of(statement)).most().compareTo(Privilege.READ) > 0) {
                        attributes.put("openForWriting", true);
                    }
                }
                principals.stream()
                        .map(principal -> principal.matches("[0-9]{12}") ? principal : Kinds.accountOf(principal))
                        .filter(account -> !account.isEmpty() && !accounts.contains(account))
                        .forEach(strangers::add);
            }
        }
        if (!strangers.isEmpty()) {
            attributes.put("openToAccounts", String.join(" ", strangers));
        }
    }

    private static boolean isForWhoever(PolicyStatement statement) {
        return statement.allow() && OF_ANYONE.containsAll(statement.conditions().keySet());
    }

    /** Whether a statement denies to strangers all that another one allows. */
    private static boolean takesBack(PolicyStatement denial, PolicyStatement allowed) {
        Set<String> asked = denial.conditions().keySet();
        boolean ofStrangers = asked.stream().anyMatch(OF_STRANGERS::contains)
                && asked.stream().allMatch(key -> OF_STRANGERS.contains(key) || OF_SERVICES.contains(key));
        return !denial.allow()
                && ofStrangers
                && denial.principals().getOrDefault("AWS", List.of()).contains("*")
                && !allowed.everythingBut()
                && allowed.actions().stream().allMatch(denial::names);
    }
}
