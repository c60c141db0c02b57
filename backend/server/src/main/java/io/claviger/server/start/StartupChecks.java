package io.claviger.server.start;

import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Refuses settings that are unsafe in production, by name, before anything is started. */
final class StartupChecks {

    private static final int SHORTEST_PASSWORD = 12;
    private static final Set<String> WELL_KNOWN = Set.of(
            "administrator",
            "changemechangeme",
            "passwordpassword",
            "123456789012",
            "claviger-admin",
            "clavigerclaviger");
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "::1", "[::1]");

    private StartupChecks() {}

    /** Everything that is wrong, each with its remedy. */
    static List<String> problems(Environment environment) {
        return Stream.of(
                        plainHttp(environment),
                        adminPassword(environment),
                        tlsFiles(environment),
                        kafkaFile(environment),
                        openProxies(environment))
                .flatMap(Optional::stream)
                .toList();
    }

    static void require(Environment environment) {
        List<String> problems = problems(environment);
        if (!problems.isEmpty()) {
            throw new Unusable(String.join("\n", problems));
        }
    }

    private static Optional<String> plainHttp(Environment environment) {
        boolean safe = LOOPBACK.contains(environment.httpHost())
                || environment.tls().isPresent()
                || environment.trustedProxies().isPresent();
        return safe
                ? Optional.empty()
                : Optional.of("CLAVIGER_HTTP_HOST=" + environment.httpHost()
                        + " would answer the network over plain HTTP. Set CLAVIGER_HTTP_TRUSTED_PROXIES to the addresses of the"
                        + " proxy that ends TLS (for example 10.0.0.0/8), or CLAVIGER_TLS_CERTIFICATE and CLAVIGER_TLS_KEY,"
                        + " or leave CLAVIGER_HTTP_HOST out to answer this machine alone");
    }

    private static Optional<String> adminPassword(Environment environment) {
        return environment
                .adminPassword()
                .filter(password ->
                        password.length() < SHORTEST_PASSWORD || WELL_KNOWN.contains(password.toLowerCase(Locale.ROOT)))
                .map(weak -> "CLAVIGER_ADMIN_PASSWORD is too easily guessed. Use at least " + SHORTEST_PASSWORD
                        + " characters that are no well-known password, or leave it out to be given one");
    }

    private static Optional<String> tlsFiles(Environment environment) {
        return environment
                .tls()
                .flatMap(tls -> Stream.of(tls.certificate(), tls.key())
                        .filter(file -> !Files.isReadable(file))
                        .findFirst())
                .map(file -> file + " cannot be read. CLAVIGER_TLS_CERTIFICATE and CLAVIGER_TLS_KEY name files in PEM");
    }

    private static Optional<String> kafkaFile(Environment environment) {
        return environment
                .kafkaClientProperties()
                .filter(file -> !Files.isReadable(file))
                .map(file -> file + " cannot be read. CLAVIGER_KAFKA_CLIENT_PROPERTIES names a file of Kafka's client"
                        + " settings");
    }

    private static Optional<String> openProxies(Environment environment) {
        return environment
                .trustedProxies()
                .filter(proxies ->
                        Stream.of(proxies.split(",", -1)).map(String::strip).anyMatch(p -> p.endsWith("/0")))
                .map(open -> "CLAVIGER_HTTP_TRUSTED_PROXIES=" + open
                        + " trusts everyone to say that TLS was used. Name the proxy's own addresses");
    }
}
