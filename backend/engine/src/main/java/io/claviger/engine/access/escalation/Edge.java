package io.claviger.engine.access.escalation;

import io.claviger.engine.access.evaluation.Decision.Reason;
import io.claviger.engine.access.evaluation.Decision.Residual;
import java.util.List;

/**
 * One step: a principal becomes another, or makes itself administrator.
 *
 * @param to an ARN; the same as {@code from} where it changes its own rights
 * @param makesAdmin whether whoever takes the step is administrator afterwards, whatever {@code to} may do today
 * @param because the statements that allow it
 * @param residual the conditions on which it hangs
 */
public record Edge(
        String from,
        String to,
        String technique,
        List<String> actions,
        boolean makesAdmin,
        List<Reason> because,
        List<Residual> residual) {

    public Edge {
        actions = List.copyOf(actions);
        because = List.copyOf(because);
        residual = List.copyOf(residual);
    }
}
