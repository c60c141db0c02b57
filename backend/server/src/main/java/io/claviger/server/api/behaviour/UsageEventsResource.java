package io.claviger.server.api.behaviour;

import io.claviger.server.Refusal;
import io.claviger.server.auth.Permission;
import io.claviger.server.auth.Requires;
import io.claviger.server.behaviour.PushedUsage;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Records of use that a program pushes in, such as CloudTrail's. */
@Path("usage-events")
@Produces(MediaType.APPLICATION_JSON)
public class UsageEventsResource {

    /** One JSON object a line. */
    private static final String NDJSON = "application/x-ndjson";

    private final PushedUsage pushed;

    UsageEventsResource(PushedUsage pushed) {
        this.pushed = pushed;
    }

    @POST
    @Consumes(NDJSON)
    @Requires(Permission.CATALOG_WRITE)
    public PushedUsage.Taken push(
            @QueryParam("source")
                    @Parameter(
                            description =
                                    "whose records they are; left out: of every source that knows their identities")
                    @Nullable
                    UUID source,
            @Nullable String records) {
        List<String> lines = records == null ? List.of() : records.lines().toList();
        if (lines.stream().allMatch(String::isBlank)) {
            throw Refusal.invalid("usage-empty", "Send one record a line, as " + NDJSON);
        }
        return pushed.take(lines, source);
    }
}
