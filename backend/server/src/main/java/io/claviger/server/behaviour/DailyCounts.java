package io.claviger.server.behaviour;

import io.claviger.server.catalog.LastUse;
import io.claviger.spi.UsageEvent.Outcome;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Counts uses by what is kept of them, before the database does: a batch of a busy identity is a handful of rows. */
final class DailyCounts {

    /** What is counted by. */
    record Key(
            UUID source,
            UUID identity,
            @Nullable UUID credential,
            String service,
            String action,
            String region,
            String network,
            LocalDate day) {}

    /** How often, and when. */
    record Count(long calls, long denied, long failed, Instant first, Instant last) {

        static Count of(Use use) {
            return new Count(
                    1,
                    use.outcome() == Outcome.DENIED ? 1 : 0,
                    use.outcome() == Outcome.ERROR ? 1 : 0,
                    use.at(),
                    use.at());
        }

        Count plus(Count other) {
            return new Count(
                    calls + other.calls,
                    denied + other.denied,
                    failed + other.failed,
                    other.first.isBefore(first) ? other.first : first,
                    other.last.isAfter(last) ? other.last : last);
        }
    }

    private final Map<Key, Count> counts = new HashMap<>();
    private final Map<UUID, LastUse> credentials = new HashMap<>();
    private final Map<UUID, LastUse> identities = new HashMap<>();

    void add(UUID source, UUID identity, Use use) {
        Key key = new Key(
                source,
                identity,
                use.credential(),
                use.service(),
                use.action(),
                use.region() == null ? "" : use.region(),
                Network.of(use.address()),
                day(use));
        counts.merge(key, Count.of(use), Count::plus);
        identities.merge(identity, new LastUse(identity, use.at(), use.from()), LastUse::later);
        UUID credential = use.credential();
        if (credential != null) {
            credentials.merge(credential, new LastUse(credential, use.at(), use.from()), LastUse::later);
        }
    }

    static LocalDate day(Use use) {
        return LocalDate.ofInstant(use.at(), ZoneOffset.UTC);
    }

    Map<Key, Count> counts() {
        return counts;
    }

    Collection<LastUse> credentials() {
        return credentials.values();
    }

    Collection<LastUse> identities() {
        return identities.values();
    }
}
