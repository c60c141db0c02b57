package io.claviger.server.start;

import io.claviger.embedded.Database;
import io.claviger.embedded.EmbeddedOptions;
import io.claviger.embedded.EmbeddedParts;
import io.claviger.server.Refusal;
import io.claviger.server.audit.Actor;
import io.claviger.server.audit.AuditChain;
import io.claviger.server.audit.AuditEntry;
import io.claviger.server.auth.AccessRole;
import io.claviger.server.auth.TokenTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/**
 * {@code token create}: writes the token and its audit entry straight into the database, so that it needs neither HTTP nor another
 * token. Whoever can read the server's data can do this; nobody else can.
 */
public final class TokenCommand {

    private static final String OPERATOR = "command line";

    private final Environment environment;

    public TokenCommand(Environment environment) {
        this.environment = environment;
    }

    /** Prints the token, and nothing else, on standard output. */
    public void run(Command.CreateToken wanted) {
        AccessRole role = role(wanted.role());
        Optional<Database> reachable = environment
                .database()
                .map(yours -> new Database(
                        yours.jdbcUrl(),
                        yours.user().orElse(""),
                        yours.password().orElse("")))
                .or(() -> EmbeddedParts.runningDatabase(environment.home()));
        if (reachable.isPresent()) {
            create(reachable.get(), wanted, role);
            return;
        }
        EmbeddedOptions databaseAlone = new EmbeddedOptions(environment.home(), true, false, System.err::println);
        try (EmbeddedParts parts = EmbeddedParts.start(databaseAlone)) {
            create(parts.database(), wanted, role);
        }
    }

    private static void create(Database database, Command.CreateToken wanted, AccessRole role) {
        try (Connection connection = connect(database)) {
            migrate(database, connection);
            connection.setAutoCommit(false);
            Instant now = Instant.now();
            TokenTable.Issued issued = TokenTable.insert(
                    connection, new TokenTable.Wanted(wanted.name(), role, now.plus(wanted.expires()), OPERATOR), now);
            AuditChain.append(connection, List.of(entry(issued, now)));
            connection.commit();
            System.out.println(issued.value());
        } catch (Refusal refused) {
            throw new Unusable(refused.detail(), refused);
        } catch (SQLException failure) {
            throw new Unusable(
                    "The token could not be written to " + database.jdbcUrl() + ": " + failure.getMessage(), failure);
        }
    }

    private static Connection connect(Database database) throws SQLException {
        Properties properties = new Properties();
        if (!database.user().isEmpty()) {
            properties.setProperty("user", database.user());
        }
        if (!database.password().isEmpty()) {
            properties.setProperty("password", database.password());
        }
        @Nullable Connection connection = new org.postgresql.Driver().connect(database.jdbcUrl(), properties);
        if (connection == null) {
            throw new SQLException("it is not the address of a PostgreSQL");
        }
        return connection;
    }

    /** A home that has never been started has no tables yet. */
    private static void migrate(Database database, Connection connection) throws SQLException {
        if (connection.getMetaData().getTables(null, null, "api_token", null).next()) {
            return;
        }
        Flyway.configure()
                .dataSource(database.jdbcUrl(), database.user(), database.password())
                .outOfOrder(true)
                .load()
                .migrate();
    }

    private static AuditEntry entry(TokenTable.Issued issued, Instant now) {
        String details = "{\"name\":" + quoted(issued.token().name()) + ",\"role\":\""
                + issued.token().role().word() + "\",\"expiresAt\":\""
                + issued.token().expiresAt() + "\"}";
        return new AuditEntry(
                UUID.randomUUID(),
                now,
                new Actor(Actor.Kind.SYSTEM, null, OPERATOR),
                "token.created",
                "token",
                issued.token().id(),
                details,
                null);
    }

    private static String quoted(String text) {
        return com.fasterxml.jackson.databind.node.TextNode.valueOf(text).toString();
    }

    private static AccessRole role(String word) {
        try {
            return AccessRole.of(word);
        } catch (IllegalArgumentException unknown) {
            throw new Unusable(unknown.getMessage() == null ? "There is no such role" : unknown.getMessage(), unknown);
        }
    }
}
