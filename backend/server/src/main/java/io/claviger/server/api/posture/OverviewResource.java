package io.claviger.server.api.posture;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.claviger.server.auth.Permission;
import io.claviger.server.auth.Requires;
import io.claviger.server.posture.Overview;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** What is true now. */
@Path("overview")
public class OverviewResource {
    private final Overview overview;

    OverviewResource(Overview overview) {
        this.overview = overview;
    }

    /** The numbers. */
    public record Answer(@JsonUnwrapped Overview.Answer numbers) {}

    @GET
    @Requires(Permission.FINDINGS_READ)
    public Answer get() {
        return new Answer(overview.get());
    }
}
