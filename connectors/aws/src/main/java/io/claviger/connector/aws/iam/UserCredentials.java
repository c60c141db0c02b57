package io.claviger.connector.aws.iam;

import io.claviger.spi.ConnectorException;
import io.claviger.spi.CrawlSink;
import io.claviger.spi.ObjectRef;
import io.claviger.spi.Observation.CredentialSeen;
import io.claviger.spi.Observation.IdentitySeen;
import io.claviger.spi.Observation.Privilege;
import io.claviger.spi.Observation.Status;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the credential report tells of passwords, keys and second factors: of users, and of the root user. */
final class UserCredentials {

    private UserCredentials() {}

    /** When a user was last seen: by password or by key. */
    static @Nullable Instant lastUsed(CredentialReport.@Nullable Row row) {
        Instant last = null;
        if (row != null) {
            for (String column :
                    List.of("password_last_used", "access_key_1_last_used_date", "access_key_2_last_used_date")) {
                Instant used = row.time(column);
                last = last == null || used != null && used.isAfter(last) ? used : last;
            }
        }
        return last;
    }

    /** Says in a user's attributes whether it may sign in at the console, and with how many factors. */
    static void console(CredentialReport.@Nullable Row row, Map<String, Object> attributes) {
        if (row != null) {
            attributes.put("console", row.is("password_enabled"));
            attributes.put("mfa", row.is("mfa_active"));
            attributes.put(
                    "activeAccessKeys",
                    (row.is("access_key_1_active") ? 1L : 0L) + (row.is("access_key_2_active") ? 1L : 0L));
        }
    }

    /** A console password, unless there is none. */
    static void password(ObjectRef user, String name, CredentialReport.Row row, CrawlSink sink)
            throws InterruptedException {
        if (row.is("password_enabled")) {
            Map<String, Object> attributes = new HashMap<>();
            attributes.put("mfa", row.is("mfa_active"));
            Instant changed = row.time("password_last_changed");
            Instant used = row.time("password_last_used");
            if (used == null) {
                attributes.put("neverUsed", "no_information".equals(row.cells().get("password_last_used")));
            }
            sink.observe(new CredentialSeen(
                    Kinds.password(user.externalId()),
                    user,
                    name + " at the console",
                    Status.ACTIVE,
                    null,
                    changed,
                    row.time("password_next_rotation"),
                    used,
                    null,
                    changed,
                    List.of(),
                    attributes));
        }
    }

    /** One access key of which only the report tells: the root user's, or any in files. */
    static void reportedKey(ObjectRef owner, String name, int number, CredentialReport.Row row, CrawlSink sink)
            throws InterruptedException {
        String column = "access_key_" + number;
        Instant made = row.time(column + "_last_rotated");
        boolean active = row.is(column + "_active");
        if (made != null || active) {
            sink.observe(new CredentialSeen(
                    Kinds.accessKey(owner.externalId() + "#" + number),
                    owner,
                    "Access key " + number + " of " + name,
                    active ? Status.ACTIVE : Status.DISABLED,
                    null,
                    made,
                    null,
                    row.time(column + "_last_used_date"),
                    lastUsedFrom(row, number),
                    made,
                    List.of(),
                    Map.of("number", (long) number, "neverUsed", row.neverUsed(number))));
        }
    }

    /** For which service, and in which region, a key was last used. */
    static @Nullable String lastUsedFrom(CredentialReport.Row row, int number) {
        String service = row.text("access_key_" + number + "_last_used_service");
        String region = row.text("access_key_" + number + "_last_used_region");
        return service == null ? null : region == null ? service : service + " in " + region;
    }

    /** The root user of an account, and what proves it. */
    static void root(String partition, String account, IamReader reader, CrawlSink sink)
            throws ConnectorException, InterruptedException {
        Optional<CredentialReport> report = reader.report();
        String arn = "arn:" + partition + ":iam::" + account + ":root";
        ObjectRef root = Kinds.root(arn);
        CredentialReport.Row row = report.map(read -> read.of(arn)).orElse(null);
        Map<String, Object> attributes = new HashMap<>();
        attributes.put("account", account);
        attributes.put("predefined", true);
        console(row, attributes);
        reader.settings().tellOfRoot(attributes);
        Instant created = row == null ? null : row.time("user_creation_time");
        String name = "Root of " + account;
        sink.observe(
                new IdentitySeen(root, name, Status.ACTIVE, Privilege.ADMIN, null, created, lastUsed(row), attributes));
        if (row != null) {
            reportedKey(root, name, 1, row, sink);
            reportedKey(root, name, 2, row, sink);
            password(root, name, row, sink);
        }
    }
}
