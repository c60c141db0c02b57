package io.claviger.server.start;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.claviger.embedded.Database;
import io.claviger.embedded.EmbeddedParts;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hands secrets to a server in every way there is, has it do its work, and looks for them wherever something leaves it. */
class CanaryIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    @TempDir
    Path folder;

    private final SecureRandom random = new SecureRandom();
    private final Canaries secrets = new Canaries();
    /** Not secret, and told everywhere: what must be found, or else the look finds nothing at all. */
    private final Canaries names = new Canaries();

    private final List<String> received = new CopyOnWriteArrayList<>();

    @Test
    void noSecretLeavesTheServerInAnyWay() throws Exception {
        // Given
        Path home = folder.resolve("home");
        String password = secrets.plant("the administrator's first password", letters(20));
        HttpServer receiver = receiver();
        try (Program program = Program.start(
                home,
                Map.of(
                        "CLAVIGER_HTTP_PORT", "0",
                        "CLAVIGER_EGRESS_ALLOW", "127.0.0.0/8",
                        "CLAVIGER_ADMIN_PASSWORD", password),
                "up")) {
            String address = program.ready();
            String token = secrets.plant("the API token", Program.token(home));
            RequestSpecification admin = given().baseUri(address)
                    .header("Authorization", "Bearer " + token)
                    .contentType(ContentType.JSON);
            changePassword(address, password);
            channels(admin, receiver);

            // When
            crawl(admin, postgres(secrets.plant("the password of a source", letters(24)), true), "COMPLETE");
            crawl(admin, postgres(secrets.plant("a wrong password of a source", letters(24)), false), "FAILED");
            crawl(admin, repository(), "COMPLETE");
            await().atMost(PATIENCE).until(() -> delivered(admin) >= 2 && hasFindingOfARepository(admin));

            // Then
            Outlets outlets = new Outlets(home, address, token);
            outlets.letOutTo(secrets);
            secrets.lookIn("log", program.errors() + program.out());
            received.forEach(message -> secrets.lookIn("alert", message));
            assertThat(secrets.found()).isEmpty();
            outlets.letOutTo(names);
            names.plant("the address", address);
            names.lookIn("log", program.errors() + program.out());
            received.forEach(message -> names.lookIn("alert", message));
            assertThat(String.join("\n", names.found()))
                    .contains(": table public.source", ": topic claviger.catalog", ": GET /api/v1/sources?limit")
                    .contains(": file postgres/data/", ": log", ": alert");
        } finally {
            receiver.stop(0);
        }
    }

    private void changePassword(String address, String first) {
        RequestSpecification api = given().baseUri(address).contentType(ContentType.JSON);
        String wrong = secrets.plant("a wrong password of a user", letters(18));
        api.body(Map.of("name", "admin", "password", wrong)).post("/api/v1/session");
        String cookie = secrets.plant(
                "the session cookie",
                api.body(Map.of("name", "admin", "password", first))
                        .post("/api/v1/session")
                        .then()
                        .statusCode(204)
                        .extract()
                        .cookie("__Host-claviger"));
        String antiForgery = given().baseUri(address)
                .cookie("__Host-claviger", cookie)
                .get("/api/v1/me")
                .path("csrfToken");
        given().baseUri(address)
                .contentType(ContentType.JSON)
                .cookie("__Host-claviger", cookie)
                .header("X-Claviger-Csrf", antiForgery)
                .body(Map.of("current", first, "new", secrets.plant("a user's password", letters(20))))
                .post("/api/v1/me/password")
                .then()
                .statusCode(204);
    }

    private void channels(RequestSpecification admin, HttpServer receiver) {
        String base = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/hooks/";
        byte[] key = new byte[32];
        random.nextBytes(key);
        String secret = secrets.plant(
                "the secret of a channel", Base64.getEncoder().withoutPadding().encodeToString(key));
        List<String> ids = List.of(
                id(admin.body(Map.of(
                                "name", "chat",
                                "kind", "slack-webhook",
                                "url", base + secrets.plant("the address of a channel", letters(24))))
                        .post("/api/v1/channels")),
                id(admin.body(Map.of(
                                "name",
                                "soar",
                                "kind",
                                "standard-webhook",
                                "url",
                                base + "soar",
                                "secret",
                                "whsec_" + secret + "="))
                        .post("/api/v1/channels")));
        id(admin.body(Map.of("name", "all", "filter", "", "channels", ids, "enabled", true))
                .post("/api/v1/routes"));
    }

    /** A role of this JVM's PostgreSQL, which is another one than the server's own. */
    private Map<String, Object> postgres(String password, boolean right) throws Exception {
        String role = "canary_" + letters(8).toLowerCase(java.util.Locale.ROOT);
        Database server = EmbeddedParts.forTests().superuser("postgres");
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create role " + role + " login password '" + (right ? password : letters(20)) + "'");
        }
        URI address = URI.create(server.jdbcUrl().substring("jdbc:".length()));
        return Map.of(
                "name", names.plant("the name of a source", "database " + UUID.randomUUID()),
                "connector", "postgres",
                "settings",
                        Map.of(
                                "host",
                                address.getHost(),
                                "port",
                                address.getPort(),
                                "database",
                                "postgres",
                                "user",
                                role,
                                "sslMode",
                                "disable",
                                "password",
                                password));
    }

    /** Holds one secret now, and one that was removed. */
    private Map<String, Object> repository() throws Exception {
        Path work = Files.createDirectories(folder.resolve("shop"));
        try (Git git = Git.init().setDirectory(work.toFile()).call()) {
            commit(git, work, secrets.plant("a secret in the history", "sk_" + "live_" + letters(32)));
            commit(git, work, secrets.plant("a secret in a file", "sk_" + "live_" + letters(32)));
        }
        return Map.of(
                "name", names.plant("the name of a source", "repository " + UUID.randomUUID()),
                "connector", "git",
                "settings", Map.of("location", work.toString()));
    }

    private static void commit(Git git, Path work, String secret) throws Exception {
        Files.writeString(work.resolve("payments.env"), "STRIPE_API_KEY=" + secret + "\n");
        git.add().addFilepattern("payments.env").call();
        git.commit()
                .setMessage("payments")
                .setAuthor("Ana", "ana@example.com")
                .setSign(false)
                .call();
    }

    private void crawl(RequestSpecification admin, Map<String, Object> source, String end) {
        String id = id(admin.body(source).post("/api/v1/sources"));
        admin.body(Map.of("connector", source.get("connector"), "settings", source.get("settings"), "sourceId", id))
                .post("/api/v1/sources/check");
        String crawl = admin.post("/api/v1/sources/" + id + "/crawls")
                .then()
                .statusCode(202)
                .extract()
                .path("crawl.href");
        await().atMost(PATIENCE)
                .until(() -> List.of("COMPLETE", "PARTIAL", "FAILED")
                        .contains(String.valueOf((Object) admin.get(crawl).path("state"))));
        if (end.equals("FAILED")) {
            assertThat((String) admin.get(crawl).path("state")).isEqualTo(end);
        } else {
            assertThat((String) admin.get(crawl).path("state")).isNotEqualTo("FAILED");
        }
    }

    private static boolean hasFindingOfARepository(RequestSpecification admin) {
        int exposures = admin.get("/api/v1/exposures").path("total");
        int findings = admin.queryParam("filter", "object.kind == 'exposure'")
                .get("/api/v1/findings")
                .path("total");
        return exposures >= 2 && findings >= 1;
    }

    private static long delivered(RequestSpecification admin) {
        return admin.get("/api/v1/deliveries").jsonPath().getList("items.state", String.class).stream()
                .filter("DELIVERED"::equals)
                .count();
    }

    private static String id(io.restassured.response.Response made) {
        return made.then().statusCode(201).extract().path("id");
    }

    private HttpServer receiver() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                received.add(exchange.getRequestHeaders() + "\n"
                        + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                exchange.sendResponseHeaders(200, -1);
            }
        });
        server.start();
        return server;
    }

    private String letters(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }
}
