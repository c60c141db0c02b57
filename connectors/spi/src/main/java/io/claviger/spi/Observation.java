package io.claviger.spi;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing seen by a crawl. Objects are named by {@link ObjectRef} within their source. {@code null} means not known.
 * {@code attributes} hold what only one provider has: values are {@code String}, {@code Boolean}, {@code Long},
 * {@code Double}, or a {@code List} or {@code Map} of these; never a secret.
 */
public sealed interface Observation {

    /** What the observation is about; for an edge, its subject. */
    ObjectRef ref();

    /** A principal that is not a person. {@code privilege} is what it can do by itself, as far as the source tells. */
    record IdentitySeen(
            ObjectRef ref,
            String name,
            Status status,
            @Nullable Privilege privilege,
            @Nullable String environment,
            @Nullable Instant createdAt,
            @Nullable Instant lastUsedAt,
            Map<String, Object> attributes)
            implements Observation {
        public IdentitySeen {
            attributes = Map.copyOf(attributes);
        }
    }

    /**
     * What proves an identity. {@code expiresAt} is {@code null} when it never expires. {@code lastUsedFrom} says where,
     * in words.
     */
    record CredentialSeen(
            ObjectRef ref,
            @Nullable ObjectRef identity,
            String name,
            Status status,
            @Nullable Privilege privilege,
            @Nullable Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant lastUsedAt,
            @Nullable String lastUsedFrom,
            @Nullable Instant lastRotatedAt,
            List<String> scopes,
            Map<String, Object> attributes)
            implements Observation {
        public CredentialSeen {
            scopes = List.copyOf(scopes);
            attributes = Map.copyOf(attributes);
        }
    }

    /** A thing that can be reached. {@code parent} is what contains it. */
    record ResourceSeen(
            ObjectRef ref, String name, @Nullable ObjectRef parent, Map<String, Object> attributes)
            implements Observation {
        public ResourceSeen {
            attributes = Map.copyOf(attributes);
        }
    }

    /**
     * {@code ref} may act on {@code target} (a resource), or become it (an identity). {@code action} is the source's own
     * word, such as {@code SELECT} or {@code member}. One edge is one (ref, action, target).
     */
    record GrantSeen(
            ObjectRef ref, String action, ObjectRef target, Privilege privilege, Map<String, Object> attributes)
            implements Observation {
        public GrantSeen {
            attributes = Map.copyOf(attributes);
        }
    }

    /**
     * Something that speaks for {@code owner} owning {@code ref}.
     *
     * @param evidence why, in words that can be shown, such as {@code 41 of 60 commits}
     * @param confidence 0 to 1: how strongly this alone would decide
     */
    record OwnershipSeen(
            ObjectRef ref,
            Person owner,
            String evidence,
            double confidence,
            @Nullable Instant at) implements Observation {
        public OwnershipSeen {
            if (!(confidence >= 0 && confidence <= 1)) {
                throw new IllegalArgumentException("confidence must be between 0 and 1, not " + confidence);
            }
        }
    }

    /** A workload, named by {@code ref}, that was seen to use {@code uses} (an identity or a credential). */
    record ConsumerSeen(
            ObjectRef ref,
            String name,
            ObjectRef uses,
            @Nullable Instant lastSeenAt,
            Map<String, Object> attributes) implements Observation {
        public ConsumerSeen {
            attributes = Map.copyOf(attributes);
        }
    }

    /** A person or team. {@code key} is what tells it apart everywhere: an e-mail address in lower case, or a team's slug. */
    record Person(Kind kind, String key, String name) {
        /** Whether it is one person or several. */
        public enum Kind {
            PERSON,
            TEAM
        }
    }

    /** Whether an object can be used at the source. */
    enum Status {
        ACTIVE,
        DISABLED,
        EXPIRED,
        UNKNOWN
    }

    /** What an identity, or an edge, allows at most; from the least to the most. */
    enum Privilege {
        NONE,
        READ,
        WRITE,
        ADMIN
    }
}
