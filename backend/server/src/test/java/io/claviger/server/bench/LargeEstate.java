package io.claviger.server.bench;

import io.claviger.server.bench.EstateMember.CredentialRow;
import io.claviger.server.bench.EstateMember.IdentityRow;
import io.claviger.server.bench.EstateMember.Team;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * A believable large estate, the same for the same seed: a few dozen sources of very different size, kinds that depend on the
 * source, teams that own much or little, identities with one credential or a dozen, times and risks that hang together.
 */
public final class LargeEstate {

    /** One source; {@code nth} is its place by size. */
    record Origin(UUID id, String connector, String name, int nth) {}

    private static final int TEAMS = 800;
    private static final List<String> CONNECTORS = List.of(
            "aws", "kubernetes", "github", "vault", "postgres", "azure", "gitlab", "jenkins", "gcp", "keycloak");
    private static final int SOURCES = 48;
    private static final Skew<Integer> CREDENTIALS_EACH = Skew.of(1.2, 1, 2, 3, 4, 5, 6, 8, 12, 20);

    private final long seed;
    private final int credentials;
    private final List<Origin> origins = new ArrayList<>();
    private final List<Team> teams = new ArrayList<>();

    public LargeEstate(long seed, int credentials) {
        this.seed = seed;
        this.credentials = credentials;
        Random random = new Random(seed);
        for (int i = 0; i < SOURCES; i++) {
            String connector = CONNECTORS.get((int) (Math.pow(random.nextDouble(), 1.6) * CONNECTORS.size()));
            origins.add(new Origin(id(random), connector, connector + "-" + i, i));
        }
        for (int i = 0; i < TEAMS; i++) {
            teams.add(new Team(id(random), EstateNames.team(i, random)));
        }
    }

    List<Origin> origins() {
        return origins;
    }

    List<Team> teams() {
        return teams;
    }

    /** Tells of every identity and then of its credentials, always in the same order. */
    void members(Consumer<IdentityRow> identities, Consumer<CredentialRow> held) {
        Random random = new Random(seed + 1);
        Skew<Origin> origin = Skew.of(1.1, origins);
        Skew<Team> team = Skew.of(0.9, teams);
        int made = 0;
        while (made < credentials) {
            int count = Math.min(CREDENTIALS_EACH.choose(random), credentials - made);
            IdentityRow identity = EstateMember.identity(origin.choose(random), team.choose(random), count, random);
            identities.accept(identity);
            for (int i = 0; i < count; i++) {
                held.accept(EstateMember.credential(identity, made + i, random));
            }
            made += count;
        }
    }

    /** As the catalog's own: version 8. */
    static UUID id(Random random) {
        return new UUID(
                (random.nextLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x8000L,
                (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L);
    }
}
