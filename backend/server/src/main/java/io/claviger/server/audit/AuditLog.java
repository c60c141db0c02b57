package io.claviger.server.audit;

import io.claviger.server.database.Database;
import io.claviger.server.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the log, and checks that nobody changed it. */
@ApplicationScoped
public class AuditLog {

    private static final int FETCH = 1_000;

    private final Database database;

    AuditLog(Database database) {
        this.database = database;
    }

    /** An entry at its place in the chain; {@code hash} in hexadecimal. */
    public record Line(long seq, AuditEntry entry, String hash) {}

    /**
     * What the check found.
     *
     * @param head the last hash: written down elsewhere, it proves later that nothing up to it was changed
     * @param brokenAt the first entry that does not fit, and why
     */
    public record Verdict(
            boolean intact,
            long entries,
            String head,
            @Nullable Long brokenAt,
            @Nullable String reason) {}

    /** The newest first, below the given place. */
    public List<Line> page(long below, int limit) {
        return database.query(
                "select * from audit_entry where seq < ? order by seq desc limit ?", AuditLog::line, below, limit);
    }

    public long count() {
        return database.first("select seq from audit_head", row -> row.getLong(1))
                .orElse(0L);
    }

    /** Computes every hash again, from the first entry to the head. */
    public Verdict verify() {
        return database.inTransaction(() -> database.run(AuditLog::walk));
    }

    private static Verdict walk(Connection connection) throws SQLException {
        // One statement and one snapshot, so that entries written meanwhile confuse nothing.
        try (PreparedStatement statement = connection.prepareStatement(
                "select e.*, h.seq as head_seq, h.hash as head_hash from audit_head h left join audit_entry e on true order by e.seq")) {
            statement.setFetchSize(FETCH);
            try (ResultSet row = statement.executeQuery()) {
                return check(row);
            }
        }
    }

    private static Verdict check(ResultSet row) throws SQLException {
        byte[] previous = new byte[32];
        byte[] head = previous;
        long headSeq = 0;
        long seq = 0;
        while (row.next()) {
            head = row.getBytes("head_hash");
            headSeq = row.getLong("head_seq");
            if (row.getObject("seq") == null) {
                break;
            }
            seq++;
            String wrong = wrong(row, seq, previous);
            if (wrong != null) {
                return new Verdict(false, seq - 1, hex(head), seq, wrong);
            }
            previous = row.getBytes("hash");
        }
        return seq == headSeq && Arrays.equals(previous, head)
                ? new Verdict(true, seq, hex(head), null, null)
                : new Verdict(
                        false,
                        seq,
                        hex(head),
                        seq + 1,
                        "The last entries are missing: the chain's head is at " + headSeq);
    }

    private static @Nullable String wrong(ResultSet row, long seq, byte[] previous) throws SQLException {
        if (row.getLong("seq") != seq) {
            return "Entry " + seq + " is missing";
        }
        if (!Arrays.equals(row.getBytes("previous"), previous)) {
            return "It does not follow the entry before it";
        }
        byte[] expected = AuditChain.hash(previous, seq, line(row).entry());
        return Arrays.equals(row.getBytes("hash"), expected) ? null : "Its content was changed after it was written";
    }

    private static Line line(ResultSet row) throws SQLException {
        Actor actor = new Actor(
                Actor.Kind.valueOf(row.getString("actor_kind")),
                row.getObject("actor_id", UUID.class),
                row.getString("actor_name"));
        AuditEntry entry = new AuditEntry(
                row.getObject("id", UUID.class),
                Sql.requiredInstant(row, "at"),
                actor,
                row.getString("action"),
                row.getString("object_kind"),
                row.getObject("object_id", UUID.class),
                row.getString("details"),
                row.getString("correlation_id"));
        return new Line(row.getLong("seq"), entry, hex(row.getBytes("hash")));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
