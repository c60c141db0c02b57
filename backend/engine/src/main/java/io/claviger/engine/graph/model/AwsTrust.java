package io.claviger.engine.graph.model;

import io.claviger.engine.access.account.IamPrincipal;
import io.claviger.engine.access.policy.Arn;
import io.claviger.engine.access.policy.Policy;
import io.claviger.engine.access.policy.Principals;
import io.claviger.engine.access.policy.Statement;
import io.claviger.engine.access.policy.Statement.Effect;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whom policies let in, as they name them: trust policies of roles, or policies of resources. */
final class AwsTrust {

    private static final String SESSION = "assumed-role";

    private final Set<String> names = new HashSet<>();
    private final Set<String> accounts = new HashSet<>();
    private boolean everyone;

    AwsTrust and(@Nullable Policy policy) {
        if (policy != null) {
            for (Statement statement : policy.statements()) {
                if (statement.principals() != null && statement.effect() == Effect.ALLOW) {
                    add(statement.principals());
                }
            }
        }
        return this;
    }

    private void add(Principals named) {
        everyone |= named.everyone() || named.excluded();
        for (String name : named.names()) {
            Arn arn = Arn.parse(name);
            accounts.add(arn == null ? name : arn.account());
            names.add(arn != null && arn.type().equals(SESSION) ? session(arn.account(), arn.secondName()) : name);
        }
    }

    private static String session(String account, String role) {
        return "sessions of " + account + ' ' + role;
    }

    boolean everyone() {
        return everyone;
    }

    /** Accounts that are named, or in which is what is named. */
    Set<String> accounts() {
        return accounts;
    }

    /** Whether it is named by itself, or one of its sessions. */
    boolean names(IamPrincipal principal) {
        return names.contains(principal.arn()) || names.contains(session(principal.account(), principal.name()));
    }
}
