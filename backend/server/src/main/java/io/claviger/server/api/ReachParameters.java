package io.claviger.server.api;

import io.claviger.server.graph.Extent;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** How far a question about access goes. As texts, since a number would be read by the framework, which answers 404 to what is none. */
public class ReachParameters {

    @QueryParam("depth")
    @Parameter(
            description = "edges on one way, 1 to 64",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "64", defaultValue = "32"))
    @Nullable
    String depth;

    @QueryParam("limit")
    @Parameter(
            description = "how many of each kind are told with their proofs, 1 to 10000",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "10000", defaultValue = "50"))
    @Nullable
    String limit;

    public Extent extent() {
        return Extent.written(depth, limit);
    }
}
