package io.claviger.engine.access.escalation;

import io.claviger.engine.access.account.HeldResource;
import io.claviger.engine.access.policy.Arn;
import io.claviger.engine.access.policy.Policy;
import io.claviger.engine.access.policy.Principals;
import io.claviger.engine.access.policy.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The resources of an estate by who can have any right to them at all: those of the account, and those whose policies name it. */
final class NamedResources {

    private static final String EVERYONE = "*";

    private final Map<String, List<HeldResource>> byAccount = new HashMap<>();
    private final Map<String, Set<HeldResource>> opened = new HashMap<>();

    NamedResources(List<HeldResource> resources) {
        for (HeldResource resource : resources) {
            byAccount
                    .computeIfAbsent(accountOf(resource), none -> new ArrayList<>())
                    .add(resource);
            for (String account : opensTo(resource.policy())) {
                opened.computeIfAbsent(account, none -> new LinkedHashSet<>()).add(resource);
            }
        }
    }

    static String accountOf(HeldResource resource) {
        Arn arn = Arn.parse(resource.arn());
        return resource.account().isBlank() && arn != null ? arn.account() : resource.account();
    }

    private static Set<String> opensTo(@Nullable Policy policy) {
        Set<String> accounts = new HashSet<>();
        for (Statement statement : policy == null ? List.<Statement>of() : policy.statements()) {
            Principals named = statement.principals();
            if (named == null || statement.effect() == Statement.Effect.DENY) {
                continue;
            }
            if (named.everyone() || named.excluded()) {
                accounts.add(EVERYONE);
            }
            for (String name : named.names()) {
                Arn arn = Arn.parse(name);
                accounts.add(arn == null ? name : arn.account());
            }
        }
        return accounts;
    }

    /** Of the account itself, and those of which nobody knows whose they are. */
    List<HeldResource> of(String account) {
        List<HeldResource> its = new ArrayList<>(byAccount.getOrDefault(account, List.of()));
        its.addAll(account.isEmpty() ? List.of() : byAccount.getOrDefault("", List.of()));
        return its;
    }

    /** Both of its own and of others. */
    List<HeldResource> within(String account) {
        List<HeldResource> all = of(account);
        all.addAll(openedTo(account));
        return all;
    }

    /** Of others, whose policies open them to it. */
    List<HeldResource> openedTo(String account) {
        Set<HeldResource> others = new LinkedHashSet<>(opened.getOrDefault(account, Set.of()));
        others.addAll(opened.getOrDefault(EVERYONE, Set.of()));
        others.removeIf(resource ->
                accountOf(resource).equals(account) || accountOf(resource).isEmpty());
        return List.copyOf(others);
    }
}
