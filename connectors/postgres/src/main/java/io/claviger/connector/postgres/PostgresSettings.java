package io.claviger.connector.postgres;

import io.claviger.spi.ConnectorException;
import io.claviger.spi.ConnectorException.Category;
import io.claviger.spi.ObjectRef;
import io.claviger.spi.Secret;
import io.claviger.spi.Settings;
import java.util.List;
import java.util.Optional;

/** The settings of one server, checked. */
record PostgresSettings(
        String host,
        int port,
        String database,
        String user,
        Optional<Secret> password,
        String sslMode,
        Optional<String> sslRootCertificate,
        int connectTimeoutSeconds,
        Optional<String> environment) {

    private static final List<String> SSL_MODES = List.of("disable", "prefer", "require", "verify-ca", "verify-full");

    static PostgresSettings of(Settings settings) throws ConnectorException {
        String sslMode = settings.optionalText("sslMode").orElse("prefer");
        if (!SSL_MODES.contains(sslMode)) {
            throw new ConnectorException(
                    Category.PROTOCOL, "Setting 'sslMode' must be one of " + SSL_MODES + ", not '" + sslMode + "'");
        }
        Optional<String> certificate = settings.optionalText("sslRootCertificate");
        if (certificate.isPresent() && !certificate.get().contains("-----BEGIN CERTIFICATE-----")) {
            throw new ConnectorException(
                    Category.PROTOCOL,
                    "Setting 'sslRootCertificate' must be PEM text that begins with -----BEGIN CERTIFICATE-----");
        }
        return new PostgresSettings(
                settings.text("host").strip(),
                inRange(settings, "port", 5432, 65_535),
                settings.text("database"),
                settings.text("user"),
                settings.secret("password"),
                sslMode,
                certificate,
                inRange(settings, "connectTimeoutSeconds", 10, 120),
                settings.optionalText("environment"));
    }

    private static int inRange(Settings settings, String name, int otherwise, int most) throws ConnectorException {
        long number = settings.number(name, otherwise);
        if (number < 1 || number > most) {
            throw new ConnectorException(
                    Category.PROTOCOL, "Setting '" + name + "' must be between 1 and " + most + ", not " + number);
        }
        return (int) number;
    }

    /** Where the server is, for people. */
    String address() {
        return host + ":" + port;
    }

    ObjectRef cluster() {
        return new ObjectRef("postgres.cluster", address());
    }
}
