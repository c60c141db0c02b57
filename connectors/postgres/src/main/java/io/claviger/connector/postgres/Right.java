package io.claviger.connector.postgres;

import io.claviger.spi.ConnectorException;
import io.claviger.spi.Observation.Privilege;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one role may do with the objects of one kind in one schema, by one word.
 *
 * @param schema {@code null} for what holds for the whole database
 * @param kind {@code SCHEMA}, {@code TABLES}, {@code SEQUENCES}, {@code FUNCTIONS}, {@code DEFINER FUNCTIONS}, or one of these
 *     that is made in the {@code FUTURE}
 * @param word a privilege, or {@code OWNER}
 * @param objects how many objects, of which {@code names} holds at most fifty
 */
record Right(
        String role,
        @Nullable String schema,
        String kind,
        String word,
        boolean grantable,
        long objects,
        List<String> names) {

    private static final String ALL = sql();
    private static final String OWNER = "OWNER";

    /** Takes one right. */
    @FunctionalInterface
    interface Consumer {
        void accept(Right right) throws InterruptedException;
    }

    /** Hands over all rights of a database. */
    static void forEach(ServerSession session, Consumer consumer) throws ConnectorException, InterruptedException {
        session.forEach(ALL, row -> consumer.accept(of(row)));
    }

    private static Right of(ResultSet row) throws SQLException {
        Array names = row.getArray("names");
        return new Right(
                row.getString("role"),
                row.getString("schema"),
                row.getString("kind"),
                row.getString("word"),
                row.getBoolean("grantable"),
                row.getLong("objects"),
                names == null ? List.of() : List.of((String[]) names.getArray()));
    }

    /** The word by itself where it can only mean the schema or its tables, and with the kind where not. */
    String action() {
        if (word.equals(OWNER)) {
            return kind.equals("SCHEMA") ? OWNER : "OWNER OF " + kind;
        }
        return kind.equals("SCHEMA") || kind.equals("TABLES") ? word : word + " ON " + kind;
    }

    /** What it allows on its object. A function that runs with its owner's rights can do what the owner can. */
    Privilege privilege() {
        if (word.equals(OWNER)) {
            return Privilege.ADMIN;
        }
        return kind.equals("DEFINER FUNCTIONS") ? Privilege.WRITE : PrivilegeWords.ofRight(word);
    }

    /** What it adds to what the role may do at most. A right on what does not exist yet adds nothing. */
    Privilege weight() {
        if (kind.startsWith("FUTURE")) {
            return Privilege.NONE;
        }
        return word.equals(OWNER) ? Privilege.WRITE : privilege();
    }

    private static String sql() {
        try (InputStream sql = Right.class.getResourceAsStream("rights.sql")) {
            if (sql == null) {
                throw new IllegalStateException("rights.sql is missing beside " + Right.class);
            }
            return new String(sql.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
