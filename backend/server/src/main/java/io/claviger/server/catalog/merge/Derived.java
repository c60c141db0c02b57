package io.claviger.server.catalog.merge;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The columns of a table that follow from other tables, each defined once: as an expression over {@code x}, a row of the table or
 * of its stage, and joins.
 *
 * @param columns column to expression
 * @param fields column to the name under which a change of it is told; a column that is not named here is not told
 */
record Derived(String joins, Map<String, String> columns, Map<String, String> fields) {

    private static final String SOURCE = " join source src on src.id = x.source_id";

    private static final String CREDENTIALS =
            " cross join lateral (select count(*)::int as n, count(*) filter (where c.status = 'ACTIVE')::int as active"
                    + " from credential c where c.identity_id = x.id and c.gone_at is null) held";

    static Derived of(CatalogTable table) {
        return switch (table) {
            case IDENTITY -> identity();
            case CREDENTIAL -> credential();
            case RESOURCE -> resource();
            case EXPOSURE -> exposure();
            case OWNERSHIP_EVIDENCE, CONSUMER, GRANT -> new Derived("", Map.of(), Map.of());
        };
    }

    private static Derived identity() {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("environment", "coalesce(x.seen_environment, src.environment)");
        String owners = ownedBy(columns, "x.id");
        columns.put("credential_count", "held.n");
        columns.put("active_credential_count", "held.active");
        columns.put(
                "exposure_count",
                "(select count(*)::int from exposure e where e.identity_id = x.id and e.gone_at is null)");
        columns.put("consumer_count", consumers());
        return new Derived(
                SOURCE + owners + CREDENTIALS,
                columns,
                Map.of(
                        "environment", "environment",
                        "owner_id", "owner",
                        "owner_confidence", "owner",
                        "credential_count", "credentialCount",
                        "active_credential_count", "activeCredentialCount",
                        "exposure_count", "exposureCount",
                        "consumer_count", "consumerCount"));
    }

    /** The identity may be in the same batch, and is then written after its credentials: so the stage speaks first. */
    private static Derived credential() {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("environment", """
                coalesce(case when si.id is null then i.environment else si.seen_environment end, src.environment)""");
        for (String column : new String[] {"name", "status", "privilege"}) {
            columns.put(
                    "identity_" + column, "case when si.id is null then i." + column + " else si." + column + " end");
        }
        String owners = ownedBy(columns, "x.id", "x.identity_id");
        columns.put(
                "exposure_count",
                "(select count(*)::int from exposure e where e.credential_id = x.id and e.gone_at is null)");
        columns.put("consumer_count", consumers());
        return new Derived(
                SOURCE
                        + " left join identity i on i.id = x.identity_id left join stage_identity si on si.id = x.identity_id"
                        + owners,
                columns,
                Map.of(
                        "environment", "environment",
                        "identity_name", "identity",
                        "identity_status", "identity",
                        "identity_privilege", "identity",
                        "owner_id", "owner",
                        "owner_confidence", "owner",
                        "exposure_count", "exposureCount",
                        "consumer_count", "consumerCount"));
    }

    private static Derived resource() {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("environment", "src.environment");
        columns.put("parent_name", "coalesce(sp.name, pr.name)");
        columns.put(
                "grant_count",
                "(select count(*)::int from grant_edge g where g.target_id = x.id and g.gone_at is null)");
        return new Derived(
                SOURCE
                        + " left join resource pr on pr.id = x.parent_id left join stage_resource sp on sp.id = x.parent_id",
                columns,
                Map.of());
    }

    /** Places that are made for holding secrets: those of vaults, and whatever a connector calls a secret. */
    private static final String IN_A_STORE =
            "p.place_kind like 'vault.%' or p.place_kind ~ '[.](secret|secret-version|secure-parameter)$'";

    private static Derived exposure() {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("resource_name", "coalesce(sr.name, r.name)");
        columns.put("credential_name", "c.name");
        columns.put("credential_status", "c.status");
        columns.put("identity_kind", "coalesce(i.kind, x.named_identity_kind)");
        columns.put("identity_name", "coalesce(i.name, x.named_identity_external_id)");
        String owners = ownedBy(columns, "x.id", "x.credential_id", "x.identity_id", "x.place_id", "x.resource_id");
        // Of whatever type: how a value is told depends on what stands around it.
        String same = " from exposure e where e.fingerprint = x.fingerprint and e.gone_at is null)";
        columns.put("place_count", "(select greatest(1, count(distinct e.place_id))::int" + same);
        columns.put(
                "held",
                "(select case when bool_and(" + IN_A_STORE + ") then 'VAULT' when bool_or(" + IN_A_STORE
                        + ") then 'BOTH' else 'OPEN' end from (select e.place_kind" + same.replaceFirst("\\)$", "")
                        + " union all select x.place_kind) p)");
        columns.put("identity_count", "(select count(distinct e.identity_id)::int" + same);
        return new Derived(
                SOURCE
                        + " left join resource r on r.id = x.resource_id left join stage_resource sr on sr.id = x.resource_id"
                        + " left join credential c on c.id = x.credential_id left join identity i on i.id = x.identity_id"
                        + owners,
                columns,
                Map.of(
                        "credential_status", "credential",
                        "identity_name", "identity",
                        "owner_id", "owner",
                        "owner_confidence", "owner",
                        "place_count", "placeCount",
                        "held", "held",
                        "identity_count", "identityCount"));
    }

    /** By the owner of the first of these subjects that has one: its own, or that of what it belongs to. Answers the joins. */
    private static String ownedBy(Map<String, String> columns, String... subjects) {
        StringBuilder joins = new StringBuilder();
        for (int i = 0; i < subjects.length; i++) {
            joins.append(" left join ownership ow%1$d on ow%1$d.subject_id = %2$s".formatted(i, subjects[i]));
        }
        columns.put("owner_id", "o.id");
        columns.put("owner_name", "o.name");
        columns.put("owner_confidence", firstOf("confidence", subjects.length));
        return joins + " left join owner o on o.id = " + firstOf("owner_id", subjects.length);
    }

    private static String firstOf(String column, int subjects) {
        return IntStream.range(0, subjects)
                .mapToObj(i -> "ow" + i + "." + column)
                .collect(Collectors.joining(", ", "coalesce(", ")"));
    }

    private static String consumers() {
        return "(select count(*)::int from consumer u where u.uses_id = x.id and u.gone_at is null)";
    }
}
