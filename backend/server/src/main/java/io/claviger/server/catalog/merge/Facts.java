package io.claviger.server.catalog.merge;

import io.claviger.server.events.FactTypes;

/** How rows become history and facts. A fact's {@code key} is the identity that it is about, so that Kafka keeps their order. */
final class Facts {

    private Facts() {}

    /** The columns that a fact is made of. */
    static String told(CatalogTable table) {
        return switch (table) {
            case IDENTITY, RESOURCE -> "id, source_id, kind, name";
            case CREDENTIAL -> "id, source_id, kind, name, identity_id";
            case EXPOSURE -> "id, source_id, type, location, identity_id";
            case OWNERSHIP_EVIDENCE, CONSUMER, GRANT -> "id";
        };
    }

    /** A further part of a {@code with}, which writes a fact for each row of {@code rows}; nothing for tables without facts. */
    static String from(CatalogTable table, String rows, String happened, String changed, String crawl) {
        if (!table.hasFacts()) {
            return "";
        }
        return ", facts as (" + insert(table, rows, happened, changed, crawl) + ")";
    }

    static String insert(CatalogTable table, String rows, String happened, String changed, String crawl) {
        String identity = switch (table) {
            case IDENTITY -> "r.id";
            case CREDENTIAL, EXPOSURE -> "r.identity_id";
            case RESOURCE, OWNERSHIP_EVIDENCE, CONSUMER, GRANT -> "null::uuid";
        };
        boolean exposure = table == CatalogTable.EXPOSURE;
        return "insert into outbox (topic, key, type, subject, data) select 'claviger.catalog', coalesce(" + identity
                + ", r.id)::text, '" + FactTypes.of(table.table(), happened)
                + "', r.id, json_build_object('objectKind', '"
                + table.table() + "', 'id', r.id, 'kind', r." + (exposure ? "type" : "kind") + ", 'name', r."
                + (exposure ? "location" : "name") + ", 'sourceId', r.source_id, 'crawlId', " + crawl
                + ", 'identityId', "
                + identity + ", 'changed', " + changed + ") from " + rows + " r";
    }

    /** Closes the versions in {@code rows}, unless they were begun in this very transaction. Ends in a condition. */
    static String history(CatalogTable table, String rows, String changed, String crawl) {
        return "insert into history (object_kind, object_id, valid_from, valid_to, snapshot, changed, crawl_id) select '"
                + table.table() + "', r.id, r.valid_from, now(), r.snapshot, r." + changed + ", " + crawl + " from "
                + rows
                + " r where r.valid_from < now()";
    }

    /** The row as it was, without what is only for merging. */
    static String snapshot(String row) {
        return "to_jsonb(" + row + ") - '{cell,hash,also_scopes}'::text[]";
    }

    /** {@code expires_at} is {@code expiresAt} to everybody else. */
    static String camel(String column) {
        String name = switch (column) {
            case "identity_id", "identity_kind", "identity_external_id" -> "identity";
            case "seen_environment" -> "environment";
            case "column_no" -> "column";
            case "end_column_no" -> "end_column";
            default -> column;
        };
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '_') {
                i++;
                out.append(Character.toUpperCase(name.charAt(i)));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }
}
