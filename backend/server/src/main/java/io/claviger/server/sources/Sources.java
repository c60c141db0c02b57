package io.claviger.server.sources;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claviger.server.Refusal;
import io.claviger.server.audit.Audit;
import io.claviger.server.database.Database;
import io.claviger.server.sources.Connectors.Kind;
import io.claviger.spi.Check;
import io.claviger.spi.Connector;
import io.claviger.spi.ConnectorException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Saves, checks and opens sources. */
@ApplicationScoped
public class Sources {

    private final Database database;
    private final SourceTable table;
    private final SealedSecrets secrets;
    private final Connectors connectors;
    private final SourceAddresses addresses;
    private final Audit audit;
    private final Event<SourceChanged> changed;
    private final Event<SourceRemoved> removed;

    Sources(
            Database database,
            SourceTable table,
            SealedSecrets secrets,
            Connectors connectors,
            SourceAddresses addresses,
            Audit audit,
            Event<SourceChanged> changed,
            Event<SourceRemoved> removed) {
        this.database = database;
        this.table = table;
        this.secrets = secrets;
        this.connectors = connectors;
        this.addresses = addresses;
        this.audit = audit;
        this.changed = changed;
        this.removed = removed;
    }

    public List<Source> all() {
        return table.all();
    }

    public Optional<Source> find(UUID id) {
        return table.find(id);
    }

    public Source get(UUID id) {
        return find(id).orElseThrow(() -> Refusal.notFound("source", id));
    }

    public Source create(SourceDraft draft) {
        Kind kind = connectors.named(draft.connector());
        ObjectNode settings = checked(kind, draft.settings());
        return inTransaction(() -> {
            UUID id = table.newId();
            Source source = table.insert(id, draft, open(kind, settings), sealed(id, kind, settings));
            audit.record(
                    "source.created", "source", id, Map.of("name", source.name(), "connector", source.connector()));
            return source;
        });
    }

    /** @param seen refuses the version that is there, if the caller has seen another */
    public Source update(UUID id, SourceDraft draft, LongConsumer seen) {
        return inTransaction(() -> {
            Source before = current(id, seen);
            if (!before.connector().equals(draft.connector())) {
                throw Refusal.invalid(
                        "connector-fixed",
                        "The connector of a source cannot be changed: add another source",
                        new Refusal.Place("/connector", "is " + before.connector()));
            }
            Kind kind = connectors.named(draft.connector());
            ObjectNode settings = checked(kind, withStored(before, kind, draft.settings()));
            Source after = table.update(id, draft, open(kind, settings), sealed(id, kind, settings));
            changed.fire(new SourceChanged(before, after));
            audit.record("source.changed", "source", id, Map.of("name", after.name(), "version", after.version()));
            return after;
        });
    }

    public void delete(UUID id, LongConsumer seen) {
        inTransaction(() -> {
            Source source = current(id, seen);
            removed.fire(new SourceRemoved(source));
            table.delete(id);
            audit.record(
                    "source.deleted", "source", id, Map.of("name", source.name(), "connector", source.connector()));
            return id;
        });
    }

    /** Tries settings without saving them; those of a saved source are completed with its secrets. */
    public List<Check> check(String connector, ObjectNode settings, @Nullable UUID sourceId)
            throws InterruptedException {
        Kind kind = connectors.named(connector);
        ObjectNode whole = sourceId == null ? settings : withStored(get(sourceId), kind, settings);
        try (Connector opened = kind.factory().open(SettingsValues.of(checked(kind, whole), kind.schema()))) {
            return opened.check();
        } catch (ConnectorException refused) {
            return List.of(Check.failed("settings", refused));
        }
    }

    /** Opens the connector of a source; the caller closes it. */
    public Connector open(Source source) throws ConnectorException {
        Kind kind = connectors.named(source.connector());
        ObjectNode whole = source.settings().deepCopy();
        whole.setAll(secrets.unseal(source.id(), table.sealedSecrets(source.id())));
        addresses.judge(whole);
        return kind.factory().open(SettingsValues.of(kind.schema().withDefaults(whole), kind.schema()));
    }

    private ObjectNode checked(Kind kind, ObjectNode settings) {
        ObjectNode whole = kind.schema().withDefaults(settings);
        kind.schema().check(whole);
        addresses.judge(whole);
        return whole;
    }

    /**
     * Adds the stored secrets that the caller left out, but never for another address: whoever may edit a source must not be able to
     * have its password sent elsewhere.
     */
    private ObjectNode withStored(Source source, Kind kind, ObjectNode settings) {
        ObjectNode stored = secrets.unseal(source.id(), table.sealedSecrets(source.id()));
        ObjectNode whole = settings.deepCopy();
        boolean elsewhere = !SourceAddresses.of(kind.schema().withDefaults(settings))
                .equals(SourceAddresses.of(kind.schema().withDefaults(source.settings())));
        for (String name : new TreeSet<>(kind.schema().secrets())) {
            if (!whole.hasNonNull(name) && stored.hasNonNull(name)) {
                if (elsewhere) {
                    throw Refusal.invalid(
                            "secret-needed",
                            "The address changed, so '" + kind.schema().title(name) + "' must be entered again",
                            new Refusal.Place("/settings/" + name, "enter it again"));
                }
                whole.set(name, stored.get(name));
            }
        }
        return whole;
    }

    private Source current(UUID id, LongConsumer seen) {
        Source source = table.lock(id).orElseThrow(() -> Refusal.notFound("source", id));
        seen.accept(source.version());
        return source;
    }

    private static ObjectNode open(Kind kind, ObjectNode settings) {
        return SealedSecrets.without(settings, kind.schema().secrets());
    }

    private byte @Nullable [] sealed(UUID id, Kind kind, ObjectNode settings) {
        return secrets.seal(id, secrets.secretsOf(settings, kind.schema().secrets()));
    }

    private <T> T inTransaction(Callable<T> work) {
        return database.inTransaction(work);
    }
}
