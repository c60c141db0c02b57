package io.claviger.connector.postgres;

import io.claviger.spi.Connector;
import io.claviger.spi.ConnectorException;
import io.claviger.spi.ConnectorFactory;
import io.claviger.spi.Permission;
import io.claviger.spi.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Connects PostgreSQL servers. */
public final class PostgresConnectorFactory implements ConnectorFactory {

    @Override
    public String type() {
        return "postgres";
    }

    @Override
    public String displayName() {
        return "PostgreSQL";
    }

    @Override
    public String settingsSchema() {
        try (InputStream schema = PostgresConnectorFactory.class.getResourceAsStream("settings.schema.json")) {
            if (schema == null) {
                throw new IllegalStateException(
                        "settings.schema.json is missing beside " + PostgresConnectorFactory.class);
            }
            return new String(schema.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<Permission> permissions() {
        return List.of(
                new Permission(
                        "LOGIN",
                        "everything: the roles, memberships, databases, schemas and grants are open to any login role",
                        true,
                        "CREATE ROLE claviger LOGIN PASSWORD '…';"),
                new Permission(
                        "CONNECT",
                        "the schemas and grants of a database; PUBLIC has it unless it was revoked",
                        false,
                        "GRANT CONNECT ON DATABASE … TO claviger;"),
                new Permission(
                        "pg_monitor",
                        "when and from where a role was last used, and which applications use it",
                        false,
                        "GRANT pg_monitor TO claviger;"),
                new Permission(
                        "SELECT on pg_authid",
                        "whether a role has a password, and how it is hashed; the hash itself is never read",
                        false,
                        "GRANT SELECT (oid, rolpassword) ON pg_catalog.pg_authid TO claviger; -- in the database to sign in to"));
    }

    @Override
    public Connector open(Settings settings) throws ConnectorException {
        return new PostgresConnector(PostgresSettings.of(settings));
    }
}
