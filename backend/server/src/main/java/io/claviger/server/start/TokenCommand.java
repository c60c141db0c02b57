package io.claviger.server.start;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
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
import java.util.UUID;
import org.flywaydb.core.Flyway;

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
        Optional<Environment.Database> reachable = environment
                .database()
                .or(() -> EmbeddedParts.runningDatabase(environment.home()).map(TokenCommand::address));
        if (reachable.isPresent()) {
            create(reachable.get(), wanted, role);
            return;
        }
        EmbeddedOptions databaseAlone = new EmbeddedOptions(environment.home(), true, false, System.err::println);
        try (EmbeddedParts parts = EmbeddedParts.start(databaseAlone)) {
            create(address(parts.database()), wanted, role);
        }
    }

    private static Environment.Database address(Database embedded) {
        return new Environment.Database(
                embedded.jdbcUrl(), Optional.of(embedded.user()), Optional.of(embedded.password()));
    }

    private static void create(Environment.Database database, Command.CreateToken wanted, AccessRole role) {
        try (Connection connection = database.connect()) {
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
            throw new Unusable("The token could not be written to " + database + ": " + failure.getMessage(), failure);
        }
    }

    /** A home that has never been started has no tables yet. */
    private static void migrate(Environment.Database database, Connection connection) throws SQLException {
        if (connection.getMetaData().getTables(null, null, "api_token", null).next()) {
            return;
        }
        Flyway.configure()
                .dataSource(
                        database.jdbcUrl(),
                        database.user().orElse(null),
                        database.password().orElse(null))
                .outOfOrder(true)
                .load()
                .migrate();
    }

    private static AuditEntry entry(TokenTable.Issued issued, Instant now) {
        String details = JsonNodeFactory.instance
                .objectNode()
                .put("name", issued.token().name())
                .put("role", issued.token().role().word())
                .put("expiresAt", issued.token().expiresAt().toString())
                .toString();
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

    private static AccessRole role(String word) {
        try {
            return AccessRole.of(word);
        } catch (IllegalArgumentException unknown) {
            throw new Unusable(unknown.getMessage() == null ? "There is no such role" : unknown.getMessage(), unknown);
        }
    }
}
