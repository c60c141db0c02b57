package io.claviger.server.start;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.claviger.embedded.EmbeddedParts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as people start it. One test, because each start takes seconds. */
class ProgramIT {

    @TempDir
    Path folder;

    @Test
    void startsServesStopsAndStartsAgainWithItsData() throws IOException, InterruptedException {
        Path home = folder.resolve("home");
        String before = Program.token(home);
        assertThat(before).matches("clv_[0-9A-Za-z]{42}");
        String password;
        try (Program first = Program.start(home, Map.of("CLAVIGER_HTTP_PORT", "0"), "up")) {
            String address = first.ready();
            password = oneTimePassword(first.out());
            bearing(before, address).then().statusCode(200).body("name", equalTo("script"));
            bearing(Program.token(home), address).then().statusCode(200);
            first.interrupt();
            assertThat(first.exitCode()).as(first.errors()).isZero();
        }
        try (Program second = Program.start(home, Map.of("CLAVIGER_HTTP_PORT", "0"), "up")) {
            second.ready();
            assertThat(second.out()).doesNotContain("one-time password");
            second.kill();
        }
        try (Program third = Program.start(home, Map.of("CLAVIGER_HTTP_PORT", "0"), "up")) {
            String address = third.ready();
            given().contentType("application/json")
                    .body(Map.of("name", "admin", "password", password))
                    .post(address + "/api/v1/session")
                    .then()
                    .statusCode(204);
            given().header("Authorization", "Bearer " + before)
                    .get(address + "/api/v1/audit/verify")
                    .then()
                    .statusCode(200)
                    .body("intact", equalTo(true));
        }
    }

    @Test
    void stopsWhatItHasStartedWhenItIsToldToStopMeanwhile() throws IOException, InterruptedException {
        // Given
        Path home = folder.resolve("early");
        try (Program program = Program.start(home, Map.of("CLAVIGER_HTTP_PORT", "0"), "up")) {
            Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> Files.exists(home.resolve("postgres/data")));

            // When
            program.interrupt();

            // Then
            assertThat(program.exitCode()).as(program.errors()).isZero();
            assertThat(program.line("ready ")).isEmpty();
            assertThat(home.resolve("postgres/data/postmaster.pid")).doesNotExist();
            assertThat(EmbeddedParts.runningDatabase(home)).isEmpty();
        }
    }

    @Test
    void saysInWordsWhyItCannotStart() throws IOException, InterruptedException {
        Path home = folder.resolve("other");
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            refused(
                    "Port " + taken.getLocalPort() + " is taken",
                    home,
                    Map.of("CLAVIGER_HTTP_PORT", String.valueOf(taken.getLocalPort())),
                    "up");
        }
        refused("over plain HTTP", home, Map.of("CLAVIGER_HTTP_HOST", "0.0.0.0"), "up");
        refused("is no role", home, Map.of(), "token", "create", "--name", "x", "--role", "king");
        refused("no command 'start'", home, Map.of(), "start");
        refused(
                "CLAVIGER_DATABASE_URL",
                home,
                Map.of(
                        "CLAVIGER_DATABASE_URL",
                        "postgresql://127.0.0.1:1/none",
                        "CLAVIGER_KAFKA_BOOTSTRAP",
                        "127.0.0.1:1",
                        "CLAVIGER_HTTP_PORT",
                        "0"),
                "up");
    }

    private static io.restassured.response.Response bearing(String token, String address) {
        return given().header("Authorization", "Bearer " + token).get(address + "/api/v1/me");
    }

    private static String oneTimePassword(String said) {
        Matcher matcher = Pattern.compile("one-time password (\\S+)").matcher(said);
        assertThat(matcher.find()).as(said).isTrue();
        return matcher.group(1);
    }

    private static void refused(String expected, Path home, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        try (Program program = Program.start(home, environment, arguments)) {
            assertThat(program.exitCode()).as(program.errors()).isEqualTo(2);
            assertThat(program.errors()).contains(expected).doesNotContain("\tat ");
        }
    }
}
