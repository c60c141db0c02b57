package io.claviger.server.api.sources;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claviger.server.api.Items;
import io.claviger.server.auth.Permission;
import io.claviger.server.auth.Requires;
import io.claviger.server.sources.Connectors;
import io.claviger.spi.ReadsUsageRecords;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Path("connectors")
@Produces(MediaType.APPLICATION_JSON)
public class ConnectorsResource {

    private final Connectors connectors;

    ConnectorsResource(Connectors connectors) {
        this.connectors = connectors;
    }

    /**
     * A kind of source, what it wants to know and what it needs to be allowed.
     *
     * @param usageRecords the records by which it tells who used what, and which can be pushed in; null when it has none
     */
    public record ConnectorView(
            String type,
            String displayName,
            ObjectNode settingsSchema,
            List<io.claviger.spi.Permission> permissions,
            @Nullable String usageRecords) {}

    @GET
    @Requires(Permission.SOURCES_READ)
    public Items<ConnectorView> list() {
        List<ConnectorView> items = connectors.all().stream()
                .map(kind -> new ConnectorView(
                        kind.factory().type(),
                        kind.factory().displayName(),
                        kind.schema().json(),
                        kind.factory().permissions(),
                        kind.factory() instanceof ReadsUsageRecords records ? records.usageRecords() : null))
                .toList();
        return Items.all(items);
    }
}
