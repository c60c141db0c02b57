package io.claviger.server.catalog.merge;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tables of observed things, in the order in which a batch writes them: what others count or copy comes first. */
enum CatalogTable {
    OWNERSHIP_EVIDENCE(
            "ownership_evidence",
            List.of("subject_id", "subject_kind", "subject_external_id", "owner_id", "evidence", "confidence", "at"),
            List.of()),
    CONSUMER(
            "consumer",
            List.of("kind", "external_id", "name", "uses_id", "uses_kind", "uses_external_id", "attributes"),
            List.of("last_seen_at")),
    GRANT(
            "grant_edge",
            List.of(
                    "subject_id",
                    "subject_kind",
                    "subject_external_id",
                    "action",
                    "target_id",
                    "target_kind",
                    "target_external_id",
                    "privilege",
                    "attributes"),
            List.of()),
    EXPOSURE(
            "exposure",
            List.of(
                    "type",
                    "provider",
                    "title",
                    "severity",
                    "place_id",
                    "place_kind",
                    "place_external_id",
                    "resource_id",
                    "resource_kind",
                    "resource_external_id",
                    "location",
                    "version",
                    "current",
                    "author",
                    "written_at",
                    "line",
                    "column_no",
                    "end_line",
                    "end_column_no",
                    "fingerprint",
                    "preview",
                    "length",
                    "verdict",
                    "confidence",
                    "because",
                    "named_identity_kind",
                    "named_identity_external_id",
                    "attributes"),
            List.of()),
    RESOURCE(
            "resource",
            List.of("kind", "external_id", "name", "parent_id", "parent_kind", "parent_external_id", "attributes"),
            List.of()),
    CREDENTIAL(
            "credential",
            List.of(
                    "kind",
                    "external_id",
                    "name",
                    "status",
                    "privilege",
                    "created_at",
                    "expires_at",
                    "last_rotated_at",
                    "scopes",
                    "identity_id",
                    "identity_kind",
                    "identity_external_id",
                    "attributes"),
            List.of("last_used_at", "last_used_from")),
    IDENTITY(
            "identity",
            List.of(
                    "kind",
                    "external_id",
                    "name",
                    "status",
                    "privilege",
                    "seen_environment",
                    "created_at",
                    "attributes"),
            List.of("last_used_at"));

    private final String table;
    private final List<String> content;
    private final List<String> use;

    CatalogTable(String table, List<String> content, List<String> use) {
        this.table = table;
        this.content = content;
        this.use = use;
    }

    /** The name of the table, which is also the object's kind in facts and history. */
    String table() {
        return table;
    }

    String stage() {
        return "stage_" + table;
    }

    /** What the source tells; part of the hash, and a change of it is a new version. */
    List<String> content() {
        return content;
    }

    /** When (and from where) it was last used: only ever moves forward, and makes no version. */
    List<String> use() {
        return use;
    }

    @Nullable
    String usedAt() {
        return use.isEmpty() ? null : use.getFirst();
    }

    /** Whether facts tell of it; edges speak through the objects that they touch. */
    boolean hasFacts() {
        return switch (this) {
            case EXPOSURE, RESOURCE, CREDENTIAL, IDENTITY -> true;
            case OWNERSHIP_EVIDENCE, CONSUMER, GRANT -> false;
        };
    }
}
