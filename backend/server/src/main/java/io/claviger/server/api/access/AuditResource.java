package io.claviger.server.api.access;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.claviger.server.api.Paging;
import io.claviger.server.audit.AuditEntry;
import io.claviger.server.audit.AuditLog;
import io.claviger.server.auth.Permission;
import io.claviger.server.auth.Requires;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who did what. */
@Path("audit")
@Produces(MediaType.APPLICATION_JSON)
public class AuditResource {

    private final AuditLog log;

    AuditResource(AuditLog log) {
        this.log = log;
    }

    public record ActorView(String kind, @Nullable UUID id, String name) {}

    public record ObjectView(String kind, @Nullable UUID id) {}

    /** One line of the log. */
    public record AuditView(
            long seq,
            UUID id,
            Instant at,
            ActorView actor,
            String action,
            ObjectView object,

            @JsonRawValue @Schema(implementation = Map.class)
            String details,

            @Nullable String correlationId,
            String hash) {

        static AuditView of(AuditLog.Line line) {
            AuditEntry entry = line.entry();
            return new AuditView(
                    line.seq(),
                    entry.id(),
                    entry.at(),
                    new ActorView(
                            entry.actor().kind().name().toLowerCase(Locale.ROOT),
                            entry.actor().id(),
                            entry.actor().name()),
                    entry.action(),
                    new ObjectView(entry.objectKind(), entry.objectId()),
                    entry.details(),
                    entry.correlationId(),
                    line.hash());
        }
    }

    @GET
    @Requires(Permission.AUDIT_READ)
    @Operation(summary = "The log, the newest first")
    public Response list(@BeanParam Paging paging) {
        List<AuditView> read = log.page(below(paging.cursor()), paging.limit() + 1).stream()
                .map(AuditView::of)
                .toList();
        return paging.answer(read, line -> String.valueOf(line.seq()), log.count());
    }

    @GET
    @Path("verify")
    @Requires(Permission.AUDIT_READ)
    @Operation(summary = "Compute the chain again, and say whether anything was changed")
    public AuditLog.Verdict verify() {
        return log.verify();
    }

    private static long below(@Nullable String cursor) {
        try {
            return cursor == null ? Long.MAX_VALUE : Long.parseLong(cursor);
        } catch (NumberFormatException wrong) {
            throw Paging.wrongCursor();
        }
    }
}
