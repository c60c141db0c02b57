package io.claviger.server.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import io.claviger.server.auth.AccessRole;
import io.claviger.server.testing.SignedIn;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is odd is refused in words that name it, and never ends in an error of ours. */
@QuarkusTest
class BadInputIT {

    @Inject
    SignedIn signedIn;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/users    | {\"name\":\"a\\u0000b\",\"role\":\"viewer\"}                          | /name",
                "/users    | {\"name\":5,\"role\":\"viewer\"}                                      | /name",
                "/users    | {\"name\":\"x\",\"role\":1}                                           | /role",
                "/tokens   | {\"name\":\"x\",\"role\":\"viewer\",\"expiresAt\":1800000000}         | /expiresAt",
                "/tokens   | {\"name\":\"x\",\"role\":\"viewer\",\"expiresAt\":\"+1000000000-12-31T23:59:59Z\"} | /expiresAt",
                "/tokens   | {\"name\":\"x\",\"role\":\"viewer\"}                                  | /expiresAt",
                "/channels | {\"name\":\"x\",\"kind\":\"slack-webhook\",\"enabled\":\"\"}          | /enabled",
                "/channels | {\"name\":\"x\",\"kind\":\"slack-webhook\",\"enabled\":1}             | /enabled",
                "/routes   | {\"name\":\"x\",\"filter\":\"\",\"channels\":[null]}                  | /channels",
                "/routes   | {\"name\":\"x\",\"filter\":\"\",\"channels\":\"all\"}                 | /channels",
                "/sources  | {\"name\":\"x\",\"connector\":\"git\",\"settings\":{\"location\":\"a\\u0000\"}} | /settings/location",
                "/sources  | {\"name\":\"x\",\"connector\":\"git\",\"settings\":5}                 | /settings",
                "/findings/bulk | {\"ids\":[],\"waiver\":{\"reason\":\"x\",\"rason\":\"y\"}}       | /waiver/rason",
                "/findings/bulk | {\"ids\":[],\"waiver\":5}                                        | /waiver"
            })
    void aValueThatDoesNotBelongThereIsPointedAt(String path, String body, String pointer) {
        admin().body(body)
                .post("/api/v1" + path)
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo(pointer))
                .body("detail", containsString(pointer.substring(pointer.lastIndexOf('/') + 1)));
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /policies, null",
        "POST, /policies, ''",
        "POST, /findings/bulk, null",
        "POST, /inspect, null",
        "PUT, /channels/00000000-0000-0000-0000-000000000000, null",
        "PATCH, /findings/00000000-0000-0000-0000-000000000000, ''"
    })
    void aMissingBodyIsRefusedInWords(String method, String path, String body) {
        admin().body(body)
                .request(method, "/api/v1" + path)
                .then()
                .statusCode(400)
                .body("code", equalTo("body-missing"))
                .body("detail", containsString("no body"));
    }

    @ParameterizedTest
    @CsvSource({
        "/credentials, text/html, 406",
        "/audit, text/html, 406",
        "/crawls, nonsense, 406",
        "/findings, 'text/html, */*;q=0.8', 200"
    })
    void whateverIsAskedForTheAnswerIsJson(String path, String accept, int status) {
        admin().header("Accept", accept)
                .get("/api/v1" + path)
                .then()
                .statusCode(status)
                .contentType(containsString("json"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"asOf=-1000000000-01-01T00:00:00Z", "updatedSince=%2B1000000000-12-31T23:59:59Z"})
    void anInstantOfNoCalendarIsRefused(String parameter) {
        admin().urlEncodingEnabled(false)
                .get("/api/v1/credentials?" + parameter)
                .then()
                .statusCode(400)
                .body("code", equalTo("instant-invalid"));
    }

    @Test
    void aNulInAnAddressIsRefused() {
        admin().urlEncodingEnabled(false)
                .get("/api/v1/policies/%00")
                .then()
                .statusCode(400)
                .body("code", equalTo("text-invalid"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"not-an-id", "1-1-1-1-1", "0199c2f0000070008000000000000000"})
    void anIdThatIsNoneIsNamed(String id) {
        admin().get("/api/v1/credentials/" + id)
                .then()
                .statusCode(404)
                .body("code", equalTo("id-malformed"))
                .body("detail", containsString("'" + id + "'"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "identities/credentials",
                "identities/owners",
                "identities/findings",
                "credentials/grants",
                "credentials/consumers",
                "exposures/exposures",
                "resources/exposures"
            })
    void whatBelongsToNothingIsNotAnEmptyList(String of) {
        String id = UUID.randomUUID().toString();
        admin().get("/api/v1/" + of.replace("/", "/" + id + "/"))
                .then()
                .statusCode(404)
                .body("code", containsString("-not-found"))
                .body("detail", containsString(id));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "credentials",
                "identities",
                "exposures",
                "resources",
                "owners",
                "findings",
                "crawls",
                "deliveries",
                "sources",
                "policies",
                "channels",
                "routes",
                "users"
            })
    void everyListRefusesAFilterOverWhatItsItemsHaveNot(String list) {
        admin().queryParam("filter", "nothing == 1")
                .get("/api/v1/" + list)
                .then()
                .statusCode(400)
                .body("code", equalTo("filter-invalid"))
                .body("column", equalTo(1))
                .body("names", hasItem(anyOf(equalTo("name"), equalTo("createdAt"), equalTo("updatedAt"))));
    }

    @Test
    void shortListsHavePagesToo() {
        ValidatableResponse page = admin().queryParam("limit", 2)
                .queryParam("filter", "severity == 'HIGH'")
                .queryParam("fields", "id")
                .get("/api/v1/policies")
                .then();

        page.statusCode(200).header("Link", containsString("rel=\"next\"")).body("items.size()", equalTo(2));
    }

    @Test
    void whoIsNotSignedInIsToldHowToBe() {
        ValidatableResponse answer = given().get("/api/v1/credentials").then();

        answer.statusCode(401).header("WWW-Authenticate", startsWith("Bearer"));
    }

    @Test
    void aFilterThatIsTooLongIsAnsweredInWords() {
        admin().queryParam("filter", "name == \"" + "x".repeat(10_000) + "\"")
                .get("/api/v1/credentials")
                .then()
                .statusCode(400)
                .body("code", equalTo("filter-invalid"))
                .body("detail", containsString("longer than 4000"));
    }

    private RequestSpecification admin() {
        return signedIn.as(AccessRole.ADMIN);
    }
}
