package io.claviger.server.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.claviger.engine.secrets.Fingerprinter;
import io.claviger.engine.secrets.SecretValue;
import io.claviger.server.auth.AccessRole;
import io.claviger.server.catalog.Seen;
import io.claviger.server.catalog.TestCatalog;
import io.claviger.server.database.Database;
import io.claviger.server.sealing.Fingerprints;
import io.claviger.server.testing.SignedIn;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class InspectIT {

    private static final String PATH = "/api/v1/inspect";

    @Inject
    SignedIn signedIn;

    @Inject
    Database database;

    @Inject
    TestCatalog catalog;

    @Inject
    Fingerprints fingerprints;

    @Test
    void tellsWhatATokenIsInTheFieldsOfTheContract() {
        // Given
        String token = jwt("{\"alg\":\"none\"}", "{\"sub\":\"ci\",\"email\":\"jo@corp.dev\",\"exp\":1}");

        // When
        // Then
        var answer = signedIn.as(AccessRole.VIEWER)
                .body(Map.of("token", token))
                .post(PATH)
                .then()
                .statusCode(200)
                .header("Cache-Control", equalTo("no-store"))
                .body("format", equalTo("JWT"))
                .body("kind", equalTo("jwt/token"))
                .body("claims.email", equalTo("j…@corp.dev"))
                .body("expiresAt", equalTo("1970-01-01T00:00:01Z"))
                .body("issuedAt", nullValue())
                .body("checks.find { it.id == 'alg' }.result", equalTo("FAIL"))
                .body(
                        "checks.find { it.id == 'alg' }.reference",
                        equalTo("RFC 8725, sections 3.1 and 3.2; RFC 9068, section 2.1"))
                .body("identity.externalId", equalTo("ci"))
                .body("exposures", hasSize(0))
                .body("findings", hasSize(0));
        for (String field : List.of("provider", "lifetime", "verdict", "issuedAt")) {
            answer.body("$", hasKey(field));
        }
    }

    @Test
    void tellsWhereTheCatalogKnowsATokenFrom() {
        // Given
        String token = "rk" + UUID.randomUUID().toString().replace("-", "");
        String fingerprint = Fingerprinter.under(fingerprints.key()).fingerprint(SecretValue.of(token, Map.of()));
        UUID source = catalog.newSource();
        catalog.crawlText(
                source,
                Seen.exposure("var/log/app.log", fingerprint, true, "v1", Instant.now()),
                Seen.exposure("deploy.env", fingerprint, true, "v1", Instant.now()));

        // When
        // Then
        signedIn.as(AccessRole.VIEWER)
                .body(Map.of("token", token))
                .post(PATH)
                .then()
                .statusCode(200)
                .body("format", equalTo("OPAQUE"))
                .body("exposures.location", hasItem("deploy.env"))
                .body("exposures", hasSize(2))
                .body("checks.find { it.id == 'in-log' }.result", equalTo("FAIL"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "{\"token\":%s}", "{\"token\":'%s'}", "{\"token\":\"%s", "token=%s"})
    void doesNotRepeatATokenOfABodyThatIsNoJson(String body) {
        // Given
        String token = "rk" + UUID.randomUUID().toString().replace("-", "");

        // When
        // Then
        signedIn.as(AccessRole.VIEWER)
                .body(body.formatted(token))
                .post(PATH)
                .then()
                .statusCode(400)
                .body("code", equalTo("json-invalid"))
                .body("line", equalTo(1))
                .body(not(containsString(token)));
    }

    @Test
    void storesAndLogsNothingOfAToken() {
        // Given
        String canary = "canary" + UUID.randomUUID().toString().replace("-", "");
        List<String> logged = new ArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                logged.add(String.valueOf(entry.getMessage())
                        + List.of(entry.getParameters() == null ? new Object[0] : entry.getParameters())
                        + entry.getThrown());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger.getLogger("").addHandler(handler);

        // When
        try {
            for (String text : List.of(
                    canary,
                    "Authorization: Bearer " + canary,
                    jwt("{\"alg\":\"HS256\"}", "{\"password\":\"" + canary + "\"}"))) {
                signedIn.as(AccessRole.VIEWER)
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .body(Map.of("token", text))
                        .post(PATH)
                        .then()
                        .statusCode(200);
            }
            signedIn.as(AccessRole.VIEWER)
                    .body("{\"token\":\"" + canary + "\",\"what\":1}")
                    .post(PATH)
                    .then()
                    .statusCode(400);
        } finally {
            Logger.getLogger("").removeHandler(handler);
        }

        // Then
        List<String> tables = database.query(
                "select format('%I.%I', schemaname, tablename) from pg_tables where schemaname = 'public'",
                row -> row.getString(1));
        assertThat(tables).isNotEmpty();
        for (String table : tables) {
            assertThat(catalog.count("select count(*) from " + table + " t where t::text like ?", "%" + canary + "%"))
                    .as(table)
                    .isZero();
        }
        assertThat(logged).noneMatch(line -> line.contains(canary));
        assertThat(catalog.count("select count(*) from idempotent_answer where request = ?", "POST " + PATH))
                .isZero();
    }

    @Test
    void repeatsNothingOfATokenInAProblem() {
        // Given
        String canary = "canary" + UUID.randomUUID();

        // When
        // Then
        signedIn.as(AccessRole.VIEWER)
                .body("{\"token\":\"" + canary + "\",\"tokn\":\"x\"}")
                .post(PATH)
                .then()
                .statusCode(400)
                .body("$", not(nullValue()))
                .body("toString()", not(org.hamcrest.Matchers.containsString(canary)));
    }

    @Test
    void wantsOneTokenOfSomebodyWhoIsSignedIn() {
        given().contentType(ContentType.JSON)
                .body(Map.of("token", "x"))
                .post(PATH)
                .then()
                .statusCode(401);
        signedIn.as(AccessRole.VIEWER)
                .body(Map.of("token", " "))
                .post(PATH)
                .then()
                .statusCode(400)
                .body("code", equalTo("token-missing"));
        signedIn.as(AccessRole.VIEWER)
                .body(Map.of("token", "x".repeat(70_000)))
                .post(PATH)
                .then()
                .statusCode(400)
                .body("code", equalTo("token-too-long"));
    }

    private static String jwt(String header, String claims) {
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        return base64.encodeToString(header.getBytes(StandardCharsets.UTF_8)) + "."
                + base64.encodeToString(claims.getBytes(StandardCharsets.UTF_8)) + ".";
    }
}
