package io.claviger.server.catalog;

import io.claviger.server.Refusal;
import io.claviger.server.audit.Audit;
import io.claviger.server.catalog.merge.OwnerConfirmation;
import io.claviger.server.database.Database;
import io.claviger.server.database.Sql;
import io.claviger.server.events.Outbox;
import io.claviger.spi.Observation.Person;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Who owns an object, why we think so, and what a person has decided. */
@ApplicationScoped
public class Owners {

    private final Database database;
    private final Audit audit;
    private final Outbox outbox;

    Owners(Database database, Audit audit, Outbox outbox) {
        this.database = database;
        this.audit = audit;
        this.outbox = outbox;
    }

    public record Owner(UUID id, String kind, String key, String name) {}

    /** One piece of evidence: what was seen, for whom it speaks, how strongly. */
    public record Evidence(
            String evidence, double confidence, @Nullable Instant at) {}

    /** One possible owner; the first of an object's is the one that counts. */
    public record Claim(Owner owner, List<Evidence> evidence, double confidence, boolean confirmed) {}

    /** The owner of an object and of what it belongs to, each with its evidence; the deciding one first. */
    public List<Claim> of(String objectKind, UUID id) {
        List<UUID> subjects = subjects(objectKind, id);
        List<Claim> claims = database.query(
                """
                select o.id, o.kind, o.key, o.name, v.confidence, v.confirmed, v.subject_id
                from ownership v join owner o on o.id = v.owner_id
                where v.subject_id = any (?::uuid[]) order by array_position(?::uuid[], v.subject_id) limit 1""",
                row -> new Claim(owner(row), List.of(), row.getDouble("confidence"), row.getBoolean("confirmed")),
                subjects,
                subjects);
        List<Claim> supported = database.query(
                """
                select o.id, o.kind, o.key, o.name, e.evidence, e.confidence, e.at
                from ownership_evidence e join owner o on o.id = e.owner_id
                where e.subject_id = any (?::uuid[]) and e.gone_at is null
                order by array_position(?::uuid[], e.subject_id), e.confidence desc, e.id limit 200""",
                row -> new Claim(
                        owner(row),
                        List.of(new Evidence(
                                row.getString("evidence"), row.getDouble("confidence"), Sql.instant(row, "at"))),
                        row.getDouble("confidence"),
                        false),
                subjects,
                subjects);
        return Claims.grouped(claims, supported);
    }

    /**
     * A person says who the owner is. Evidence does not move it any more.
     *
     * @param asSeen refuses, if the present owners are not those that the person saw
     */
    public void confirm(String objectKind, UUID id, Person person, Consumer<List<Claim>> asSeen) {
        database.inTransaction(() -> {
            hold(objectKind, id);
            asSeen.accept(of(objectKind, id));
            database.run(connection -> {
                OwnerConfirmation.confirm(connection, id, person, null);
                outbox.wakeAfterCommit();
                return id;
            });
            audit.record(objectKind + ".owner-confirmed", objectKind, id, Map.of("owner", person.key()));
            return id;
        });
    }

    /** The owner with this id, as a person. */
    public Optional<Person> find(UUID ownerId) {
        return database.first(
                "select kind, key, name from owner where id = ?",
                row -> new Person(
                        Person.Kind.valueOf(row.getString("kind")), row.getString("key"), row.getString("name")),
                ownerId);
    }

    private static Owner owner(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Owner(
                row.getObject("id", UUID.class), row.getString("kind"), row.getString("key"), row.getString("name"));
    }

    /** Two persons who say different things say them one after the other. */
    private void hold(String objectKind, UUID id) {
        if (database.first("select 1 from " + table(objectKind) + " where id = ? for update", row -> 1, id)
                .isEmpty()) {
            throw Refusal.notFound(objectKind, id);
        }
    }

    private List<UUID> subjects(String objectKind, UUID id) {
        String related = switch (table(objectKind)) {
            case "credential" -> "array[id, identity_id]";
            case "exposure" -> "array[id, credential_id, identity_id, place_id, resource_id]";
            default -> "array[id]";
        };
        return database.query(
                "select s.id from " + table(objectKind) + " t, lateral unnest("
                        + related.replace("[", "[t.").replace(", ", ", t.") + ") with ordinality s(id, n)"
                        + " where t.id = ? and s.id is not null order by s.n",
                row -> row.getObject(1, UUID.class),
                id);
    }

    private static String table(String objectKind) {
        return switch (objectKind) {
            case "identity", "credential", "exposure" -> objectKind;
            default -> throw new IllegalArgumentException("A " + objectKind + " has no owner");
        };
    }
}
