package io.claviger.server.api.posture;

import static io.claviger.engine.expression.Field.count;
import static io.claviger.engine.expression.Field.oneOf;
import static io.claviger.engine.expression.Field.text;
import static io.claviger.engine.expression.Field.time;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claviger.engine.expression.Completion;
import io.claviger.engine.expression.Field;
import io.claviger.engine.expression.ObjectSchema;
import io.claviger.engine.expression.ValueType;
import io.claviger.engine.posture.Severity;
import io.claviger.server.api.EntityTags;
import io.claviger.server.api.ListParameters;
import io.claviger.server.api.Members;
import io.claviger.server.api.ShortList;
import io.claviger.server.api.ShortLists;
import io.claviger.server.auth.Permission;
import io.claviger.server.auth.Requires;
import io.claviger.server.posture.Expressions;
import io.claviger.server.posture.Policies;
import io.claviger.server.posture.PolicyList;
import io.claviger.server.posture.Preview;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** What must not be so. */
@Path("policies")
@Produces(MediaType.APPLICATION_JSON)
public class PoliciesResource {
    private static final ShortList LIST = new ShortList(
            new ObjectSchema(
                    "policy",
                    List.of(
                            text("id", "id"),
                            text("title", "title"),
                            oneOf(
                                    "kind",
                                    List.of("credential", "identity", "exposure", "resource"),
                                    "what it is about"),
                            oneOf(
                                    "severity",
                                    Arrays.stream(Severity.values())
                                            .map(Enum::name)
                                            .toList(),
                                    "severity"),
                            Field.of("enabled", ValueType.BOOL, "whether it is on"),
                            Field.of("builtin", ValueType.BOOL, "whether it came with Claviger"),
                            count("openFindings", "open findings"),
                            time("createdAt", "created"),
                            time("updatedAt", "last changed"))),
            "title");

    private final Policies policies;
    private final PolicyList list;
    private final Preview preview;
    private final ShortLists lists;

    PoliciesResource(Policies policies, PolicyList list, Preview preview, ShortLists lists) {
        this.policies = policies;
        this.list = list;
        this.preview = preview;
        this.lists = lists;
    }

    /** A condition that is being written. */
    public record Wanted(@Nullable String kind, @Nullable String expression) {}

    /** Switches it on or off. */
    public record Switch(@Nullable Boolean enabled) {}

    @GET
    @Requires(Permission.POLICIES_READ)
    public Response all(@BeanParam ListParameters parameters) {
        return lists.answer(LIST, list.all(), parameters);
    }

    @POST
    @Requires(Permission.POLICIES_WRITE)
    @APIResponseSchema(value = ObjectNode.class, responseCode = "201")
    public Response create(PolicyRequest request) {
        PolicyList.Shown made = list.one(policies.create(request.draft()));
        return answer(
                Response.created(
                        URI.create("policies/" + made.policy().path("id").asText())),
                made);
    }

    @GET
    @Path("{id}")
    @Requires(Permission.POLICIES_READ)
    public Response one(@PathParam("id") String id) {
        return answer(Response.ok(), list.one(id));
    }

    @PUT
    @Path("{id}")
    @Requires(Permission.POLICIES_WRITE)
    public Response update(
            @PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch, PolicyRequest request) {
        policies.update(id, request.draft(), EntityTags.seen(ifMatch));
        return answer(Response.ok(), list.one(id));
    }

    @PATCH
    @Path("{id}")
    @Requires(Permission.POLICIES_WRITE)
    public Response enable(
            @PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch, Switch request) {
        policies.enable(id, Members.required("enabled", request.enabled()), EntityTags.seen(ifMatch));
        return answer(Response.ok(), list.one(id));
    }

    @DELETE
    @Path("{id}")
    @Requires(Permission.POLICIES_WRITE)
    public void delete(@PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        policies.delete(id, EntityTags.seen(ifMatch));
    }

    /** How many and which objects would break it now. Saves nothing. */
    @POST
    @Path("preview")
    @Requires(Permission.POLICIES_READ)
    public Preview.Outcome preview(Wanted wanted) {
        return preview.of(Members.required("kind", wanted.kind()), Members.required("expression", wanted.expression()));
    }

    /** What the conditions of policies can be about. */
    @GET
    @Path("schema")
    @Requires(Permission.POLICIES_READ)
    public ExpressionHelp schema(@QueryParam("kind") @Nullable String kind) {
        return ExpressionHelp.of(Expressions.policySchema(kind == null ? "credential" : kind), Completion.functions());
    }

    private static Response answer(Response.ResponseBuilder builder, PolicyList.Shown shown) {
        return builder.entity(shown.policy())
                .tag(EntityTags.of(shown.revision()))
                .build();
    }
}
