package io.claviger.engine.access.evaluation;

import io.claviger.engine.access.action.Action;
import io.claviger.engine.access.action.Actions;
import io.claviger.engine.access.policy.Arn;
import io.claviger.engine.access.policy.Context;
import io.claviger.engine.access.policy.Glob;
import io.claviger.engine.access.policy.Principal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One request: may this principal do this to that?
 *
 * @param action in lower case, {@code service:operation}
 * @param resource an ARN; with wildcards it asks for any resource that fits them
 * @param resourceAccount the account that owns the resource; empty when neither its ARN nor the caller says
 */
public record AccessRequest(
        Principal principal, String action, String resource, String resourceAccount, Context context) {

    /** With the account from the ARN when it is not given. */
    public static AccessRequest of(
            Principal principal, String action, String resource, String resourceAccount, Context context) {
        Arn arn = Arn.parse(resource);
        String account = resourceAccount.isBlank() && arn != null ? arn.account() : resourceAccount;
        return new AccessRequest(principal, action.toLowerCase(Locale.ROOT), resource, account, context);
    }

    /** Whether it asks for any resource of a pattern rather than for one. */
    boolean asksAny() {
        return resource.indexOf('*') >= 0 || resource.indexOf('?') >= 0;
    }

    /** What the reference knows of the action; null when it does not know it. */
    @Nullable
    Action known() {
        return Actions.packed().find(action);
    }

    /** The action as AWS writes it, for messages. */
    String named() {
        Action known = known();
        return known == null ? action : known.qualified();
    }

    /** Whether the action is for no resource: then only statements on all resources speak of it. */
    boolean takesNoResource() {
        Action known = known();
        return known != null && known.takesNoResource();
    }

    /** In what has all fields of an ARN a star stays within its own. */
    Glob resources() {
        return Arn.parse(resource) == null ? Glob.arn(resource) : Glob.arnByFields(resource);
    }

    String service() {
        int colon = action.indexOf(':');
        return colon < 0 ? action : action.substring(0, colon);
    }

    /** A principal without an account (a service, anyone) is in none; a resource of no known account is in its own. */
    boolean withinOneAccount() {
        String account = principal.account();
        return !account.isEmpty()
                && (resourceAccount.isEmpty() || resourceAccount.equals("*") || resourceAccount.equals(account));
    }
}
