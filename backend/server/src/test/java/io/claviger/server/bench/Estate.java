package io.claviger.server.bench;

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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A believable estate, the same for the same seed. Of ten observations, three are identities, three credentials, two grants, one a
 * resource, and one is evidence of ownership or a consumer.
 */
final class Estate {

    private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");
    private static final List<String> IDENTITY_KINDS =
            List.of("bench.role", "bench.user", "bench.app", "bench.service-account", "bench.runner");
    private static final List<String> CREDENTIAL_KINDS =
            List.of("bench.password", "bench.access-key", "bench.token", "bench.certificate", "bench.client-secret");
    private static final List<String> WORDS = List.of(
            "payments",
            "orders",
            "ledger",
            "search",
            "mail",
            "deploy",
            "backup",
            "metrics",
            "billing",
            "fraud",
            "stock",
            "auth");
    private static final List<@Nullable String> ENVIRONMENTS =
            java.util.Arrays.asList("production", "production", "staging", "development", null);

    private final long seed;
    private final int size;

    Estate(long seed, int size) {
        this.seed = seed;
        this.size = size;
    }

    /** Hands over the whole estate, in an order in which edges come before and after what they name. */
    void observe(Consumer<Observation> sink) {
        Random random = new Random(seed);
        int groups = size / 10;
        for (int i = 0; i < groups; i++) {
            for (Observation observation : group(i, groups, random)) {
                sink.accept(observation);
            }
        }
    }

    private List<Observation> group(int i, int groups, Random random) {
        List<Observation> group = new ArrayList<>(10);
        ObjectRef resource = new ObjectRef("bench.table", "schema" + i % 97 + ".table" + i);
        group.add(new ResourceSeen(resource, "table" + i, null, Map.of("rows", (long) random.nextInt(1_000_000))));
        for (int j = 0; j < 3; j++) {
            ObjectRef identity = identity(i, j);
            group.add(credential(i, j, identity, random));
            group.add(new IdentitySeen(
                    identity,
                    WORDS.get(random.nextInt(WORDS.size())) + "-" + i + "-" + j,
                    status(random),
                    privilege(random),
                    ENVIRONMENTS.get(random.nextInt(ENVIRONMENTS.size())),
                    ago(random, 1500),
                    random.nextInt(4) == 0 ? null : ago(random, 200),
                    Map.of("comment", "made by bench", "connectionLimit", (long) random.nextInt(100))));
        }
        ObjectRef other = identity(random.nextInt(groups), random.nextInt(3));
        group.add(new GrantSeen(
                identity(i, 0), "SELECT", resource, Privilege.READ, Map.of("grantable", random.nextBoolean())));
        group.add(new GrantSeen(other, "member", identity(i, 1), Privilege.WRITE, Map.of()));
        group.add(i % 2 == 0 ? ownership(i, random) : consumer(i, random));
        return group;
    }

    private static Observation ownership(int i, Random random) {
        String team = "team-" + random.nextInt(400);
        return new OwnershipSeen(
                identity(i, random.nextInt(3)),
                new Person(Person.Kind.TEAM, team, "Team " + team),
                random.nextInt(60) + " of 60 commits",
                0.2 + random.nextInt(8) / 10.0,
                ago(random, 90));
    }

    private static Observation consumer(int i, Random random) {
        return new ConsumerSeen(
                new ObjectRef("bench.workload", "pod-" + i),
                "pod-" + i,
                identity(i, random.nextInt(3)),
                ago(random, 2),
                Map.of());
    }

    private static ObjectRef identity(int i, int j) {
        return new ObjectRef(IDENTITY_KINDS.get((i + j) % IDENTITY_KINDS.size()), "identity-" + i + "-" + j);
    }

    private static CredentialSeen credential(int i, int j, ObjectRef identity, Random random) {
        return new CredentialSeen(
                new ObjectRef(CREDENTIAL_KINDS.get((i + j) % CREDENTIAL_KINDS.size()), "credential-" + i + "-" + j),
                identity,
                WORDS.get(random.nextInt(WORDS.size())) + "-key-" + i + "-" + j,
                status(random),
                privilege(random),
                ago(random, 1500),
                random.nextInt(10) < 6 ? null : NOW.plus(Duration.ofMinutes(random.nextInt(1_000_000) - 100_000)),
                random.nextInt(10) < 3 ? null : ago(random, 300),
                "s3 in eu-west-" + random.nextInt(4),
                random.nextBoolean() ? null : ago(random, 700),
                List.of("read", "scope-" + random.nextInt(30)),
                Map.of("hash", random.nextBoolean() ? "scram-sha-256" : "md5", "slot", (long) random.nextInt(3)));
    }

    private static Status status(Random random) {
        int of100 = random.nextInt(100);
        return of100 < 85 ? Status.ACTIVE : of100 < 93 ? Status.DISABLED : of100 < 98 ? Status.EXPIRED : Status.UNKNOWN;
    }

    private static @Nullable Privilege privilege(Random random) {
        int of100 = random.nextInt(100);
        return of100 < 10
                ? Privilege.ADMIN
                : of100 < 40 ? Privilege.WRITE : of100 < 80 ? Privilege.READ : of100 < 90 ? Privilege.NONE : null;
    }

    private static Instant ago(Random random, int days) {
        return NOW.minus(Duration.ofSeconds(random.nextInt(days * 86_400)));
    }
}
