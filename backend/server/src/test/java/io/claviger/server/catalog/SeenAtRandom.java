package io.claviger.server.catalog;

import io.claviger.spi.ObjectRef;
import io.claviger.spi.Observation;
import io.claviger.spi.Observation.ConsumerSeen;
import io.claviger.spi.Observation.CredentialSeen;
import io.claviger.spi.Observation.GrantSeen;
import io.claviger.spi.Observation.IdentitySeen;
import io.claviger.spi.Observation.OwnershipSeen;
import io.claviger.spi.Observation.Person;
import io.claviger.spi.Observation.Privilege;
import io.claviger.spi.Observation.ResourceSeen;
import io.claviger.spi.Observation.Status;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** Batches that speak of the same objects again and again, and of each other's; the same for the same seed. */
final class SeenAtRandom {

    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

    private final Random random;

    SeenAtRandom(long seed) {
        this.random = new Random(seed);
    }

    List<List<Observation>> batches(int batches, int size) {
        return IntStream.range(0, batches)
                .mapToObj(
                        any -> IntStream.range(0, size).mapToObj(one -> next()).toList())
                .toList();
    }

    private Observation next() {
        return switch (random.nextInt(10)) {
            case 0, 1, 2 -> identity(role());
            case 3, 4, 5 -> credential(key());
            case 6 -> new GrantSeen(role(), "select", table(), Privilege.READ, Map.of());
            case 7 -> resource(table());
            case 8 -> new ConsumerSeen(ref("test.pod", 50), "pod", roleOrKey(), NOON, Map.of());
            default ->
                new OwnershipSeen(
                        roleOrKey(),
                        new Person(Person.Kind.TEAM, "team-" + random.nextInt(3), "team"),
                        "a tag",
                        (1 + random.nextInt(8)) / 10.0,
                        NOON);
        };
    }

    private IdentitySeen identity(ObjectRef ref) {
        return new IdentitySeen(
                ref, ref.externalId(), one(Status.values()), one(Privilege.values()), null, null, null, Map.of());
    }

    private CredentialSeen credential(ObjectRef ref) {
        return new CredentialSeen(
                ref,
                role(),
                ref.externalId(),
                one(Status.values()),
                one(Privilege.values()),
                null,
                null,
                null,
                null,
                null,
                List.of(),
                Map.of());
    }

    private ResourceSeen resource(ObjectRef ref) {
        return new ResourceSeen(ref, ref.externalId(), random.nextBoolean() ? table() : null, Map.of());
    }

    private ObjectRef roleOrKey() {
        return random.nextBoolean() ? role() : key();
    }

    private ObjectRef role() {
        return ref("test.role", 150);
    }

    private ObjectRef key() {
        return ref("test.key", 150);
    }

    private ObjectRef table() {
        return ref("test.table", 40);
    }

    private ObjectRef ref(String kind, int most) {
        return new ObjectRef(kind, kind + random.nextInt(most));
    }

    private <T> T one(T[] of) {
        return of[random.nextInt(of.length)];
    }
}
