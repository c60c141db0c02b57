package io.claviger.engine.access.escalation;

import io.claviger.engine.access.account.IamPrincipal;
import io.claviger.engine.access.escalation.PrincipalReview.Privilege;
import io.claviger.engine.access.policy.Glob;
import io.claviger.engine.access.policy.Policy;
import io.claviger.engine.access.policy.Statement;
import java.util.List;

/**
 * Whether policies let their bearer change anything or only look. A pattern of actions only looks when its operations
 * begin with a verb by which AWS names what only reads.
 */
final class Privileges {

    private static final List<String> READING = List.of(
            "get",
            "list",
            "describe",
            "batchget",
            "batchdescribe",
            "head",
            "view",
            "search",
            "query",
            "scan",
            "select",
            "lookup",
            "check",
            "read",
            "download",
            "estimate",
            "simulate",
            "preview",
            "validate");

    private Privileges() {}

    static Privilege of(IamPrincipal principal) {
        Privilege most = Privilege.NONE;
        for (Policy policy : principal.identity()) {
            for (Statement statement : policy.statements()) {
                if (statement.effect() == Statement.Effect.ALLOW) {
                    Privilege granted = of(statement);
                    most = granted.compareTo(most) < 0 ? granted : most;
                }
            }
        }
        return most;
    }

    private static Privilege of(Statement statement) {
        boolean reads =
                !statement.actionsExcluded() && statement.actions().stream().allMatch(Privileges::onlyReads);
        return reads ? Privilege.READ : Privilege.WRITE;
    }

    private static boolean onlyReads(Glob action) {
        String text = action.toString();
        String operation = text.substring(text.indexOf(':') + 1);
        return READING.stream().anyMatch(operation::startsWith);
    }
}
