package io.claviger.server.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StartTest {

    @Test
    void understandsItsCommands() {
        assertThat(Command.parse(List.of())).isEqualTo(new Command.Serve(false));
        assertThat(Command.parse(List.of("up"))).isEqualTo(new Command.Serve(false));
        assertThat(Command.parse(List.of("demo"))).isEqualTo(new Command.Serve(true));
        assertThat(Command.parse(List.of("rehearse"))).isEqualTo(new Command.Rehearse());
        assertThat(Command.parse(List.of("demo", "--help"))).isEqualTo(new Command.Help());
        assertThat(Command.parse(List.of("token", "create", "--name", "ci", "--role", "viewer", "--expires", "30d")))
                .isEqualTo(new Command.CreateToken("ci", "viewer", Duration.ofDays(30)));
    }

    @Test
    void saysWhatItDoesNotUnderstand() {
        refuses("There is no command 'start'", "start");
        refuses("takes no '--port'", "up", "--port");
        refuses("needs --name and --role", "token", "create", "--name", "x");
        refuses("does not understand '--rolle'", "token", "create", "--rolle", "x");
        refuses("no length of time", "token", "create", "--name", "x", "--role", "viewer", "--expires", "soon");
        refuses("never be valid", "token", "create", "--name", "x", "--role", "viewer", "--expires", "0h");
    }

    @Test
    void listensOnThisMachineAloneUnlessToldOtherwise() {
        Environment environment = Environment.of(Map.of());
        assertThat(environment.httpHost()).isEqualTo("127.0.0.1");
        assertThat(environment.httpPort()).isEqualTo(8080);
        assertThat(StartupChecks.problems(environment)).isEmpty();
    }

    @Test
    void refusesUnsafeSettingsByName() {
        problem("CLAVIGER_HTTP_HOST=0.0.0.0", Map.of("CLAVIGER_HTTP_HOST", "0.0.0.0"));
        problem("CLAVIGER_ADMIN_PASSWORD", Map.of("CLAVIGER_ADMIN_PASSWORD", "admin"));
        problem("CLAVIGER_ADMIN_PASSWORD", Map.of("CLAVIGER_ADMIN_PASSWORD", "ChangeMeChangeMe"));
        problem("CLAVIGER_HTTP_TRUSTED_PROXIES", Map.of("CLAVIGER_HTTP_TRUSTED_PROXIES", "0.0.0.0/0"));
        problem("CLAVIGER_KAFKA_CLIENT_PROPERTIES", Map.of("CLAVIGER_KAFKA_CLIENT_PROPERTIES", "/no/such.properties"));
        problem(
                "cannot be read",
                Map.of("CLAVIGER_TLS_CERTIFICATE", "/no/such.pem", "CLAVIGER_TLS_KEY", "/no/such.key"));
    }

    @Test
    void refusesAPostgresThatIsTooOldByItsVersion() {
        Environment.Database yours = new Environment.Database(
                "jdbc:postgresql://db/claviger?password=hidden", Optional.empty(), Optional.empty());
        assertThatCode(() -> DatabaseVersion.refuse("18.0", 18, yours)).doesNotThrowAnyException();
        assertThatThrownBy(() -> DatabaseVersion.refuse("16.4", 16, yours))
                .isInstanceOf(Unusable.class)
                .hasMessageContaining("is version 16.4")
                .hasMessageContaining("18 or later")
                .hasMessageNotContaining("hidden");
    }

    @Test
    void listensToTheNetworkBehindAProxyThatEndsTls() {
        Environment environment =
                Environment.of(Map.of("CLAVIGER_HTTP_HOST", "0.0.0.0", "CLAVIGER_HTTP_TRUSTED_PROXIES", "10.0.0.0/8"));
        assertThat(StartupChecks.problems(environment)).isEmpty();
    }

    @Test
    void readsTheAddressOfADatabaseInEitherSpelling() {
        for (String url : List.of("jdbc:postgresql://db:5432/c", "postgresql://db:5432/c", "postgres://db:5432/c")) {
            assertThat(Environment.of(Map.of("CLAVIGER_DATABASE_URL", url))
                            .database()
                            .orElseThrow()
                            .jdbcUrl())
                    .isEqualTo("jdbc:postgresql://db:5432/c");
        }
        assertThatThrownBy(() -> Environment.of(Map.of("CLAVIGER_DATABASE_URL", "mysql://db/c")))
                .hasMessageContaining("must name a PostgreSQL");
        assertThatThrownBy(() -> Environment.of(Map.of("CLAVIGER_HTTP_PORT", "http")))
                .hasMessageContaining("is no port");
        assertThatThrownBy(() -> Environment.of(Map.of("CLAVIGER_TLS_KEY", "k")))
                .hasMessageContaining("belong together");
    }

    private static void problem(String expected, Map<String, String> variables) {
        assertThat(StartupChecks.problems(Environment.of(variables)))
                .singleElement()
                .asString()
                .contains(expected);
    }

    private static void refuses(String expected, String... arguments) {
        assertThatThrownBy(() -> Command.parse(List.of(arguments)))
                .isInstanceOf(Unusable.class)
                .hasMessageContaining(expected);
    }
}
