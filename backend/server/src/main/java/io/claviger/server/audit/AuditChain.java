package io.claviger.server.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.claviger.server.database.Sql;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Appends to the chain: each entry's hash is SHA-256 over the hash before it and the entry in canonical form, a JSON array of its
 * fields in fixed order. The row lock on {@code audit_head}, held until commit, puts writers in line: append last.
 */
public final class AuditChain {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String INSERT = """
            insert into audit_entry (seq, id, at, actor_kind, actor_id, actor_name, action, object_kind, object_id, details,
                                     correlation_id, previous, hash)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::json, ?, ?, ?)""";

    private AuditChain() {}

    /** The end of the chain. */
    record Head(long seq, byte[] hash) {}

    /** Appends in the transaction of the connection. */
    public static void append(Connection connection, List<AuditEntry> entries) throws SQLException {
        Head head = Sql.first(
                        connection,
                        "select seq, hash from audit_head for update",
                        row -> new Head(row.getLong(1), row.getBytes(2)))
                .orElseThrow();
        long seq = head.seq();
        byte[] previous = head.hash();
        for (AuditEntry given : entries) {
            // PostgreSQL keeps microseconds; what is hashed must be what is read back.
            AuditEntry entry = truncated(given);
            seq++;
            byte[] hash = hash(previous, seq, entry);
            insert(connection, seq, entry, previous, hash);
            previous = hash;
        }
        Sql.update(connection, "update audit_head set seq = ?, hash = ?", seq, previous);
    }

    static byte[] hash(byte[] previous, long seq, AuditEntry entry) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(previous);
            return digest.digest(JSON.writeValueAsBytes(canonical(seq, entry)));
        } catch (NoSuchAlgorithmException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static List<@Nullable Object> canonical(long seq, AuditEntry entry) {
        return Arrays.asList(
                seq,
                entry.id().toString(),
                entry.at().toString(),
                entry.actor().kind().name(),
                entry.actor().id() == null ? null : entry.actor().id().toString(),
                entry.actor().name(),
                entry.action(),
                entry.objectKind(),
                entry.objectId() == null ? null : entry.objectId().toString(),
                entry.details(),
                entry.correlationId());
    }

    private static void insert(Connection connection, long seq, AuditEntry entry, byte[] previous, byte[] hash)
            throws SQLException {
        Sql.update(
                connection,
                INSERT,
                seq,
                entry.id(),
                entry.at(),
                entry.actor().kind(),
                entry.actor().id(),
                entry.actor().name(),
                entry.action(),
                entry.objectKind(),
                entry.objectId(),
                entry.details(),
                entry.correlationId(),
                previous,
                hash);
    }

    private static AuditEntry truncated(AuditEntry entry) {
        return new AuditEntry(
                entry.id(),
                entry.at().truncatedTo(ChronoUnit.MICROS),
                entry.actor(),
                entry.action(),
                entry.objectKind(),
                entry.objectId(),
                entry.details(),
                entry.correlationId());
    }
}
