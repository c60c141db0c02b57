package io.claviger.server.graph;

import io.claviger.engine.graph.GraphFact;
import io.claviger.engine.graph.GraphFact.ConsumerFact;
import io.claviger.engine.graph.GraphFact.CredentialFact;
import io.claviger.engine.graph.GraphFact.ExposureFact;
import io.claviger.engine.graph.GraphFact.GrantFact;
import io.claviger.engine.graph.GraphFact.IdentityFact;
import io.claviger.engine.graph.GraphFact.ResourceFact;
import io.claviger.engine.graph.NodeKind;
import io.claviger.engine.graph.Privilege;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The tables of the catalog that the graph is made of, in the order in which they are read: what contains comes first, so that its
 * parts lie beside each other.
 */
enum FactTable {
    RESOURCE(
            """
            select t.id, t.source_id, t.kind, t.external_id, t.environment, t.parent_id, o.owner_id, t.attributes, t.gone_at
            from resource t left join ownership o on o.subject_id = t.id""",
            "t.parent_id nulls first",
            row -> new ResourceFact(
                    row.id(),
                    row.place(),
                    row.kind(),
                    row.text("external_id"),
                    row.uuid("parent_id"),
                    row.owner(),
                    row.attributes())),
    IDENTITY(
            "select id, source_id, kind, external_id, environment, owner_id, status, privilege, attributes, gone_at"
                    + " from identity t",
            "t.source_id",
            row -> new IdentityFact(
                    row.id(),
                    row.place(),
                    row.kind(),
                    row.text("external_id"),
                    isUsable(row),
                    privilege(row, "privilege") instanceof Privilege known ? known : Privilege.NONE,
                    row.owner(),
                    row.attributes())),
    CREDENTIAL(
            "select id, source_id, kind, environment, owner_id, status, privilege, identity_id, identity_privilege,"
                    + " '{}' as attributes, gone_at from credential t",
            "t.source_id",
            row -> new CredentialFact(
                    row.id(),
                    row.place(),
                    row.kind(),
                    isUsable(row),
                    row.uuid("identity_id"),
                    narrowed(row),
                    row.owner())),
    EXPOSURE(
            "select id, source_id, type as kind, null as environment, owner_id, resource_id, credential_id, identity_id,"
                    + " '{}' as attributes, gone_at from exposure t",
            "t.source_id",
            row -> new ExposureFact(
                    row.id(),
                    row.place(),
                    row.kind(),
                    row.uuid("resource_id"),
                    row.uuid("credential_id"),
                    row.uuid("identity_id"),
                    row.owner())),
    CONSUMER(
            "select id, source_id, kind, external_id, null as environment, uses_id, '{}' as attributes, gone_at from consumer t",
            "t.source_id",
            row -> new ConsumerFact(
                    row.id(), row.place(), row.kind(), row.text("external_id"), row.required("uses_id"))),
    GRANT(
            """
            select t.id, t.source_id, null as environment, t.subject_id, t.action, t.target_id, t.privilege, t.attributes, t.gone_at,
                exists (select from identity i where i.id = t.target_id) as becomes
            from grant_edge t""",
            "t.subject_id",
            row -> new GrantFact(
                    row.id(),
                    row.place(),
                    row.required("subject_id"),
                    row.text("action"),
                    row.required("target_id"),
                    row.is("becomes") ? NodeKind.IDENTITY : NodeKind.RESOURCE,
                    Privilege.valueOf(row.text("privilege")),
                    row.attributes()));

    /** A target that is new may turn out to be an identity. */
    private static final String CHANGED_GRANTS = """
            t.id in (select g.id from grant_edge g where g.updated_at >= ? union
                select g.id from identity i join grant_edge g on g.target_id = i.id
                where i.updated_at >= ? and i.first_seen_at >= ?)""";

    /** Makes a fact of a row. */
    @FunctionalInterface
    private interface Reading {
        GraphFact of(FactRow row) throws SQLException;
    }

    private final String select;
    private final String order;
    private final Reading reading;

    FactTable(String select, String order, Reading reading) {
        this.select = select;
        this.order = order;
        this.reading = reading;
    }

    /** All that is there now. */
    String all() {
        return select + " where t.gone_at is null order by " + order;
    }

    /** What was written at or after a time, which is every parameter of it, with what went. */
    String since() {
        return select + " where " + (this == GRANT ? CHANGED_GRANTS : "t.updated_at >= ?");
    }

    GraphFact fact(FactRow row) throws SQLException {
        return reading.of(row);
    }

    private static boolean isUsable(FactRow row) throws SQLException {
        return !row.text("status").equals("DISABLED") && !row.text("status").equals("EXPIRED");
    }

    /** What a credential allows at most, where that is less than its identity may. */
    private static @Nullable Privilege narrowed(FactRow row) throws SQLException {
        Privilege own = privilege(row, "privilege");
        Privilege all = privilege(row, "identity_privilege");
        return own != null && all != null && own.compareTo(all) < 0 ? own : null;
    }

    private static @Nullable Privilege privilege(FactRow row, String column) throws SQLException {
        String word = row.textOrNull(column);
        return word == null ? null : Privilege.valueOf(word);
    }

    static UUID known(@Nullable UUID id, String column) {
        if (id == null) {
            throw new IllegalStateException("The catalog has no " + column + " where there is always one");
        }
        return id;
    }
}
