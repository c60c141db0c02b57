package io.claviger.engine.access.evaluation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a request.
 *
 * @param outcome when every condition of {@code residual} holds
 * @param because the statements that decided; where nothing allows, what would have had to
 * @param residual the conditions on which the outcome hangs, because the request's context is not known whole
 */
public record Decision(Outcome outcome, List<Reason> because, List<Residual> residual) {

    public enum Outcome {
        ALLOWED,
        IMPLICITLY_DENIED,
        EXPLICITLY_DENIED
    }

    /**
     * @param policy its name, or the kind of policy in which an allow is missing
     * @param statement its id; null where one is missing
     * @param effect {@code Allow} or {@code Deny}; null where one is missing
     */
    public record Reason(
            String policy,
            @Nullable String statement,
            @Nullable String effect,
            String note) {}

    /**
     * A condition that cannot be decided.
     *
     * @param operator as written, or {@code PolicyVariable} when a pattern needs the key
     * @param whenFalse the outcome when it does not hold
     */
    public record Residual(
            String key, String operator, List<String> values, String policy, String statement, Outcome whenFalse) {}

    public Decision {
        because = List.copyOf(because);
        residual = List.copyOf(residual);
    }
}
