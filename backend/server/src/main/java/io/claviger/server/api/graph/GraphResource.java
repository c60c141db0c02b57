package io.claviger.server.api.graph;

import io.claviger.server.api.ReachParameters;
import io.claviger.server.auth.Permission;
import io.claviger.server.auth.Requires;
import io.claviger.server.graph.AccessPaths;
import io.claviger.server.graph.Changes;
import io.claviger.server.graph.EscalationAnswer;
import io.claviger.server.graph.EscalationAnswer.ChokePointsAnswer;
import io.claviger.server.graph.Extent;
import io.claviger.server.graph.PathsAnswer;
import io.claviger.server.graph.WhatIfAnswer;
import io.claviger.server.graph.WhatIfChange;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Ways through the whole estate. */
@Path("graph")
@Produces(MediaType.APPLICATION_JSON)
public class GraphResource {

    private final AccessPaths paths;
    private final Changes changes;

    GraphResource(AccessPaths paths, Changes changes) {
        this.paths = paths;
        this.changes = changes;
    }

    /**
     * Two objects.
     *
     * @param depth edges on one way
     * @param limit how many ways
     */
    public record PathsWanted(
            @NotNull UUID from,
            @NotNull UUID to,
            @Nullable Integer depth,
            @Nullable Integer limit) {}

    @POST
    @Path("paths")
    @Requires(Permission.CATALOG_READ)
    public PathsAnswer paths(@Valid @NotNull PathsWanted wanted) {
        return paths.paths(wanted.from(), wanted.to(), new Extent(wanted.depth(), wanted.limit()));
    }

    @POST
    @Path("what-if")
    @Requires(Permission.CATALOG_READ)
    public WhatIfAnswer whatIf(@NotNull WhatIfChange change) {
        return changes.whatIf(change);
    }

    /** Who can become administrator. */
    @GET
    @Path("escalations")
    @Requires(Permission.CATALOG_READ)
    public EscalationAnswer escalations(@BeanParam ReachParameters reach) {
        return paths.escalation(reach.extent());
    }

    /** The few edges whose removal closes most ways to administrator. */
    @GET
    @Path("choke-points")
    @Requires(Permission.CATALOG_READ)
    public ChokePointsAnswer chokePoints(@BeanParam ReachParameters reach) {
        return paths.chokePoints(reach.extent());
    }
}
