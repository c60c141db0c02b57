package io.claviger.server.catalog.listing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the lists of the catalog have in common. */
final class Shared {

    static final String SOURCE_JOIN = "left join source src on src.id = t.source_id";

    static final ListField SOURCE = ListField.json(
            "source", "jsonb_build_object('id', t.source_id, 'name', src.name, 'connector', src.connector)");

    static final ListField OWNER = ListField.json("owner", """
            case when t.owner_id is not null then
            jsonb_build_object('id', t.owner_id, 'name', t.owner_name, 'confidence', t.owner_confidence) end""");

    static final List<ListField> LIFE = List.of(
            ListField.time("firstSeenAt", "t.first_seen_at"),
            ListField.time("updatedAt", "t.updated_at"),
            ListField.time("goneAt", "t.gone_at"));

    static final List<ListField> RISK = List.of(
            ListField.number("openFindings", "t.open_findings"),
            ListField.number("riskScore", "t.risk_score"),
            ListField.json("riskFactors", "t.risk_factors"));

    private Shared() {}

    /** Field to column of {@code t}, where the column is the field in snake case; and the fields of the source. */
    static Map<String, String> columns(String... fields) {
        Map<String, String> columns = new LinkedHashMap<>();
        for (String field : fields) {
            columns.put(
                    field,
                    "t." + field.replaceAll("([A-Z])", "_$1").replace('.', '_').toLowerCase(java.util.Locale.ROOT));
        }
        columns.put("source.name", "src.name");
        columns.put("source.connector", "src.connector");
        return columns;
    }

    /** The text of each of these fields, by which can be counted. */
    static Map<String, String> facets(Map<String, String> columns, String... fields) {
        Map<String, String> facets = new LinkedHashMap<>();
        for (String field : fields) {
            facets.put(field, columns.getOrDefault(field, "t." + field) + "::text");
        }
        return facets;
    }

    @SafeVarargs
    static List<ListField> fields(List<ListField>... parts) {
        return java.util.Arrays.stream(parts).flatMap(List::stream).toList();
    }
}
