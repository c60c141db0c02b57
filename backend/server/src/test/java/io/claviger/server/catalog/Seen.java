package io.claviger.server.catalog;

import io.claviger.server.jobs.Lease;
import io.claviger.spi.ObjectRef;
import io.claviger.spi.Observation.ConsumerSeen;
import io.claviger.spi.Observation.CredentialSeen;
import io.claviger.spi.Observation.GrantSeen;
import io.claviger.spi.Observation.IdentitySeen;
import io.claviger.spi.Observation.OwnershipSeen;
import io.claviger.spi.Observation.Person;
import io.claviger.spi.Observation.Privilege;
import io.claviger.spi.Observation.ResourceSeen;
import io.claviger.spi.Observation.Status;
import io.claviger.spi.UsageEvent;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Observations of a small estate, and a lease that holds. */
public final class Seen {

    public static final Lease HELD = new Lease() {
        @Override
        public long fence() {
            return 1;
        }

        @Override
        public void assertHeld(Connection connection) {
            // Nobody else is there.
        }

        @Override
        public boolean cancelled() {
            return false;
        }
    };

    private Seen() {}

    public static ObjectRef role(String name) {
        return new ObjectRef("test.role", name);
    }

    public static ObjectRef key(String name) {
        return new ObjectRef("test.key", name);
    }

    public static ObjectRef table(String name) {
        return new ObjectRef("test.table", name);
    }

    public static IdentitySeen identity(String name) {
        return identity(name, Status.ACTIVE);
    }

    public static IdentitySeen identity(String name, Status status) {
        return new IdentitySeen(role(name), name, status, Privilege.READ, null, null, null, Map.of("login", true));
    }

    public static CredentialSeen credential(String name, String of) {
        return credential(name, of, null, null);
    }

    public static CredentialSeen credential(String name, String of, @Nullable Instant expires, @Nullable Instant used) {
        return new CredentialSeen(
                key(name),
                role(of),
                name,
                Status.ACTIVE,
                null,
                null,
                expires,
                used,
                null,
                null,
                List.of("a", "b"),
                Map.of("hash", "md5"));
    }

    public static ResourceSeen resource(String name) {
        return new ResourceSeen(table(name), name, null, Map.of());
    }

    public static GrantSeen grant(String subject, String action, String table) {
        return new GrantSeen(role(subject), action, table(table), Privilege.READ, Map.of());
    }

    public static OwnershipSeen owner(String subject, String key, String evidence, double confidence) {
        return new OwnershipSeen(
                role(subject), new Person(Person.Kind.TEAM, key, "Team " + key), evidence, confidence, null);
    }

    public static ConsumerSeen consumer(String name, String uses) {
        return new ConsumerSeen(new ObjectRef("test.pod", name), name, role(uses), null, Map.of());
    }

    /** A use of the service {@code s3}. */
    public static UsageEvent used(String id, ObjectRef identity, @Nullable ObjectRef credential, Instant at) {
        return used(id, identity, credential, at, UsageEvent.Outcome.ALLOWED);
    }

    public static UsageEvent used(
            String id, ObjectRef identity, @Nullable ObjectRef credential, Instant at, UsageEvent.Outcome outcome) {
        return new UsageEvent(
                id,
                at,
                identity,
                credential,
                "s3",
                "GetObject",
                "arn:aws:s3:::shop/a",
                "198.51.100.7",
                "aws-cli/2.15",
                "eu-west-1",
                outcome);
    }

    public static ExposureSeen exposure(
            String path, String fingerprint, boolean current, String version, Instant written) {
        return exposure(path, fingerprint, current, version, written, null);
    }

    /** @param named the credential that the secret itself tells */
    public static ExposureSeen exposure(
            String path,
            String fingerprint,
            boolean current,
            String version,
            Instant written,
            @Nullable ObjectRef named) {
        return new ExposureSeen(
                "test/token",
                "test",
                "Test token",
                "HIGH",
                new ObjectRef("test.file", path),
                table("repo"),
                path,
                version,
                current,
                "ana",
                written,
                3,
                7,
                3,
                27,
                fingerprint,
                "tok_…wxyz",
                20,
                "CONFIRMED",
                0.9,
                List.of("checksum valid"),
                named == null ? null : named.kind(),
                named == null ? null : named.externalId(),
                Map.of());
    }
}
