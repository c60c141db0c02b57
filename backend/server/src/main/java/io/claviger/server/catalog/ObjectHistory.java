package io.claviger.server.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.claviger.server.database.Database;
import io.claviger.server.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became of an object: its versions, the newest first. */
@ApplicationScoped
public class ObjectHistory {

    /** How many versions are told. */
    static final int MOST = 500;

    private static final String VERSIONS = """
            select valid_from, null::timestamptz as valid_to, crawl_id, to_jsonb(t) as snapshot from %s t where id = ?
            union all
            select * from (select valid_from, valid_to, (snapshot->>'crawl_id')::uuid, snapshot from history
                           where object_id = ? and object_kind = ? order by valid_to desc limit ?) h
            order by valid_from desc, valid_to desc nulls first""";

    /** The fields that make a version, by their columns. */
    private static final Map<String, List<String>> TOLD = Map.of(
            "identity",
            List.of("name", "status", "privilege", "environment", "created_at", "attributes", "owner_name"),
            "credential",
            List.of(
                    "name",
                    "status",
                    "privilege",
                    "created_at",
                    "expires_at",
                    "last_rotated_at",
                    "scopes",
                    "identity_name",
                    "attributes",
                    "owner_name"),
            "resource",
            List.of("name", "parent_name", "attributes"),
            "exposure",
            List.of("severity", "verdict", "location", "version", "current", "line", "confidence", "owner_name"));

    private final Database database;
    private final ObjectMapper json;

    ObjectHistory(Database database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** One version, and how it differs from the one before. {@code event}: discovered, changed, gone or returned. */
    public record Version(
            Instant validFrom,
            @Nullable Instant validTo,
            String event,
            List<Change> changes,
            @Nullable UUID crawlId) {}

    /** One field that changed, as JSON values. */
    public record Change(String field, JsonNode from, JsonNode to) {}

    private record Snapshot(
            Instant validFrom,
            @Nullable Instant validTo,
            @Nullable UUID crawlId,
            JsonNode row) {}

    public List<Version> of(String objectKind, UUID id) {
        List<String> columns = TOLD.get(objectKind);
        if (columns == null) {
            throw new IllegalArgumentException("A " + objectKind + " has no history");
        }
        List<Snapshot> snapshots = database.query(
                VERSIONS.formatted(objectKind),
                row -> new Snapshot(
                        row.getObject("valid_from", OffsetDateTime.class).toInstant(),
                        Sql.instant(row, "valid_to"),
                        Sql.uuid(row, "crawl_id"),
                        read(row.getString("snapshot"))),
                id,
                id,
                objectKind,
                MOST);
        List<Version> versions = new ArrayList<>();
        for (int i = 0; i < snapshots.size(); i++) {
            versions.add(version(snapshots.get(i), i + 1 < snapshots.size() ? snapshots.get(i + 1) : null, columns));
        }
        return versions;
    }

    private static Version version(Snapshot now, @Nullable Snapshot before, List<String> columns) {
        String event = event(now, before);
        List<Change> changes = before == null ? List.of() : changes(before.row(), now.row(), columns);
        return new Version(now.validFrom(), now.validTo(), event, changes, now.crawlId());
    }

    private static String event(Snapshot now, @Nullable Snapshot before) {
        boolean gone = now.row().hasNonNull("gone_at");
        if (before == null) {
            return gone ? "gone" : "discovered";
        }
        boolean wasGone = before.row().hasNonNull("gone_at");
        return gone ? "gone" : wasGone ? "returned" : "changed";
    }

    private static List<Change> changes(JsonNode before, JsonNode now, List<String> columns) {
        return columns.stream()
                .filter(column -> !before.path(column).equals(now.path(column)))
                .map(column -> new Change(Names.field(column), before.path(column), now.path(column)))
                .toList();
    }

    private JsonNode read(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A version cannot be read", impossible);
        }
    }
}
