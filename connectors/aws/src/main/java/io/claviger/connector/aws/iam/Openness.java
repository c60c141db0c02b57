package io.claviger.connector.aws.iam;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Whom the policy of a resource lets in from outside of the accounts that are read: facts that can be read off it. */
public final class Openness {

    private Openness() {}

    /** Puts {@code openToAnyone} and {@code openToAccounts} into attributes, where it is so. */
    public static void tell(@Nullable String document, Set<String> accounts, Map<String, Object> attributes) {
        Set<String> strangers = new TreeSet<>();
        for (PolicyStatement statement : PolicyStatement.read(document).statements()) {
            if (statement.allow() && statement.conditions().isEmpty()) {
                List<String> principals = statement.principals().getOrDefault("AWS", List.of());
                if (principals.contains("*") || statement.everyPrincipalBut()) {
                    attributes.put("openToAnyone", true);
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
}
