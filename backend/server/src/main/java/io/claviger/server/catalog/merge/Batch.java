package io.claviger.server.catalog.merge;

import io.claviger.server.catalog.CatalogIds;
import io.claviger.server.catalog.ExposureSeen;
import io.claviger.spi.Observation;
import io.claviger.spi.Observation.OwnershipSeen;
import io.claviger.spi.Observation.Person;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of one batch by table, each id once: of two that are seen in one batch the last wins. */
public final class Batch {

    private final Map<CatalogTable, Map<UUID, StagedRow>> rows = new EnumMap<>(CatalogTable.class);
    private final Map<UUID, ExposureSeen> exposures = new LinkedHashMap<>();
    private final SortedMap<String, Person> people = new TreeMap<>();
    private final long observations;
    /** What the rows of these tables are, and what they are about, bears on identities and credentials. */
    static final Set<CatalogTable> BEARING = Set.of(
            CatalogTable.OWNERSHIP_EVIDENCE, CatalogTable.CONSUMER, CatalogTable.CREDENTIAL, CatalogTable.IDENTITY);

    private final Set<UUID> bearing = new HashSet<>();
    private Set<UUID> bearingOfTheOneBefore = Set.of();
    private boolean apartFromTheOneBefore;

    private Batch(long observations) {
        this.observations = observations;
    }

    /**
     * Translates what was seen.
     *
     * @param before the batch of the same scope before it, if it is known
     */
    public static Batch of(
            UUID sourceId, List<Observation> observations, List<ExposureSeen> exposures, @Nullable Batch before) {
        Batch batch = new Batch(observations.size() + (long) exposures.size());
        ObservationRows translation = new ObservationRows(sourceId);
        for (Observation observation : observations) {
            if (observation instanceof OwnershipSeen ownership) {
                batch.people.put(ownership.owner().key(), ownership.owner());
            }
            batch.add(translation.table(observation), translation.row(observation));
        }
        for (ExposureSeen exposure : exposures) {
            batch.addExposure(sourceId, exposure);
        }
        BEARING.forEach(table -> batch.rows(table).forEach(row -> row.addNamed(batch.bearing)));
        if (before != null) {
            batch.apartFromTheOneBefore = batch.isApartFrom(before);
            batch.bearingOfTheOneBefore = before.bearing;
        }
        return batch;
    }

    private boolean isApartFrom(Batch other) {
        return rows.entrySet().stream()
                .allMatch(table -> Collections.disjoint(
                        table.getValue().keySet(),
                        other.rows.getOrDefault(table.getKey(), Map.of()).keySet()));
    }

    /** Whether the batch before is known, and both are about different rows. */
    boolean isApartFromTheOneBefore() {
        return apartFromTheOneBefore;
    }

    /** Whether something may follow for an identity or a credential from what the one before holds. */
    boolean isBorneOnByTheOneBefore(UUID id) {
        return bearingOfTheOneBefore.contains(id);
    }

    private void add(CatalogTable table, StagedRow row) {
        rows.computeIfAbsent(table, any -> new LinkedHashMap<>()).put(row.id(), row);
    }

    private void addExposure(UUID sourceId, ExposureSeen seen) {
        UUID id = ExposureRows.id(sourceId, seen);
        ExposureSeen known = exposures.get(id);
        if (known == null || ExposureRank.of(seen).compareTo(ExposureRank.of(known)) > 0) {
            exposures.put(id, seen);
            add(CatalogTable.EXPOSURE, ExposureRows.row(sourceId, id, seen));
        }
    }

    public long observations() {
        return observations;
    }

    Collection<StagedRow> rows(CatalogTable table) {
        return rows.getOrDefault(table, Map.of()).values();
    }

    Map<UUID, ExposureSeen> exposures() {
        return exposures;
    }

    /** Who is named as an owner, by key. */
    Collection<Person> people() {
        return people.values();
    }

    static UUID ownerId(Person person) {
        return CatalogIds.owner(person.key());
    }
}
