package io.claviger.server.api.posture;

import io.claviger.engine.expression.Completion;
import io.claviger.engine.expression.ExpressionCompiler;
import io.claviger.engine.expression.ExpressionProblem;
import io.claviger.server.api.Members;
import io.claviger.server.auth.Permission;
import io.claviger.server.auth.Requires;
import io.claviger.server.posture.Expressions;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Help for writing filters, routes and policies. */
@Path("expressions")
@Produces(MediaType.APPLICATION_JSON)
public class ExpressionsResource {

    /** A text that is being written. */
    public record Written(@Nullable String kind, @Nullable String expression) {}

    /** Whether it can be used, and if not, all that is wrong. */
    public record Verdict(boolean valid, List<ExpressionProblem> problems) {}

    /** The fields and functions for a kind: credential, identity, exposure, resource, finding or delivery. */
    @GET
    @Path("{kind}")
    @Requires(Permission.CATALOG_READ)
    public ExpressionHelp help(@PathParam("kind") String kind) {
        return ExpressionHelp.of(Expressions.schema(kind), Completion.functions());
    }

    @POST
    @Path("check")
    @Requires(Permission.CATALOG_READ)
    public Verdict check(Written written) {
        String kind = Members.required("kind", written.kind());
        List<ExpressionProblem> problems = ExpressionCompiler.problems(
                Expressions.schema(kind), Members.required("expression", written.expression()));
        return new Verdict(problems.isEmpty(), problems);
    }
}
