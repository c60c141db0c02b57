package io.claviger.server.api.graph;

import static io.claviger.server.catalog.Seen.consumer;
import static io.claviger.server.catalog.Seen.credential;
import static io.claviger.server.catalog.Seen.exposure;
import static io.claviger.server.catalog.Seen.grant;
import static io.claviger.server.catalog.Seen.identity;
import static io.claviger.server.catalog.Seen.key;
import static io.claviger.server.catalog.Seen.owner;
import static io.claviger.server.catalog.Seen.resource;
import static io.claviger.server.catalog.Seen.role;
import static io.claviger.server.catalog.Seen.table;
import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.claviger.server.api.catalog.OwnSource;
import io.claviger.server.auth.AccessRole;
import io.claviger.server.catalog.TestCatalog;
import io.claviger.server.testing.SignedIn;
import io.claviger.spi.Observation;
import io.claviger.spi.Observation.GrantSeen;
import io.claviger.spi.Observation.Privilege;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A pipeline reads a repository, in which is the key of a deployer, which writes a table; and a pod uses the deployer.
 */
@QuarkusTest
class AccessPathsIT {

    private static final Instant WRITTEN = Instant.parse("2026-11-16T08:00:00Z");

    @Inject
    OwnSource own;

    @Inject
    TestCatalog catalog;

    @Inject
    SignedIn signedIn;

    @BeforeEach
    void leak() {
        own.crawl(estate(grant("pipeline", "SELECT", "repo")));
        own.crawlText(exposure("deploy.sh", "f" + own.source(), true, "c1", WRITTEN, key(found())));
    }

    /** Only a name that one credential has says whose the secret is. */
    private String found() {
        return "key of " + own.source();
    }

    private Observation[] estate(Observation... more) {
        List<Observation> seen = new ArrayList<>(List.of(
                identity("pipeline"),
                credential("token", "pipeline"),
                resource("repo"),
                identity("deployer"),
                credential(found(), "deployer"),
                resource("orders"),
                new GrantSeen(role("deployer"), "UPDATE", table("orders"), Privilege.WRITE, Map.of()),
                consumer("pod", "deployer"),
                owner("deployer", "pay", "label", 0.8)));
        seen.addAll(List.of(more));
        return seen.toArray(new Observation[0]);
    }

    @Test
    void aTokenThatReadsARepositoryHasWhatTheKeyInItHas() {
        // When
        ValidatableResponse radius = fresh("/credentials/" + own.idOf(key("token")) + "/blast-radius", "orders");
        // Then
        radius.body("whole", equalTo(true))
                .body("counts.identities", equalTo(2))
                .body("counts.credentials", equalTo(1))
                .body("counts.exposures", equalTo(1))
                .body("counts.resources", equalTo(2))
                .body("people.name", contains("Team pay"))
                .body("environments.environment", hasItem("production"))
                .body("resources.find { it.privilege == 'WRITE' }.count", equalTo(1))
                .body("resources.find { it.privilege == 'WRITE' }.sensitivity", equalTo("CRITICAL"));
        String orders = own.idOf(table("orders")).toString();
        List<Integer> path = radius.extract().path("reached.find { it.id == '" + orders + "' }.path");
        List<String> kinds = radius.extract().path("edges.kind");
        assertThat(path.stream().map(kinds::get))
                .containsExactly("AUTHENTICATES", "ACTS", "HOLDS", "REVEALS", "AUTHENTICATES", "ACTS");
        radius.body("edges[" + path.getLast() + "].action", equalTo("UPDATE"))
                .body("objects.find { it.id == '" + orders + "' }.objectKind", equalTo("resource"));
    }

    @Test
    void theGraphFollowsTheCatalog() {
        // Given
        String path = "/credentials/" + own.idOf(key("token")) + "/blast-radius";
        fresh(path, "orders");
        // When
        own.crawl(estate(grant("pipeline", "SELECT", "other"), resource("other")));
        // Then
        fresh(path, "other").body("objects.name", not(hasItem("orders"))).body("counts.identities", equalTo(1));
    }

    @Test
    void whoCanReachATableIsToldWithTheWayThere() {
        // When
        String orders = "/resources/" + own.idOf(table("orders"));
        ValidatableResponse reach = fresh(orders + "/reach?privilege=WRITE", "token");
        // Then
        reach.body("counts.identities", equalTo(2))
                .body("counts.credentials", equalTo(2))
                .body("counts.consumers", equalTo(1));
        get(orders + "/reach?privilege=ADMIN").body("reached", empty());
    }

    @Test
    void whatIsInARepositoryFallsWithIt() {
        // When
        ValidatableResponse radius = fresh("/resources/" + own.idOf(table("repo")) + "/blast-radius", "orders");
        // Then
        radius.body("objects.name", hasItems("deployer", found())).body("objects.name", not(hasItem("pipeline")));
        String exposure = radius.extract().path("objects.find { it.objectKind == 'exposure' }.id");
        fresh("/exposures/" + exposure + "/blast-radius", "orders")
                .body("objects.name", hasItems("deployer", found()))
                .body("counts.exposures", equalTo(0));
    }

    @Test
    void theWayFromOneObjectToAnotherIsTold() {
        // Given
        String token = own.idOf(key("token")).toString();
        String orders = own.idOf(table("orders")).toString();
        fresh("/credentials/" + token + "/blast-radius", "orders");
        // When
        ValidatableResponse there = post("/graph/paths", Map.of("from", token, "to", orders), 200);
        ValidatableResponse back = post("/graph/paths", Map.of("from", orders, "to", token), 200);
        ValidatableResponse shallow = post("/graph/paths", Map.of("from", token, "to", orders, "depth", 3), 200);
        // Then
        there.body("paths", hasSize(1)).body("paths[0]", hasSize(6)).body("whole", equalTo(true));
        back.body("paths", empty()).body("whole", equalTo(true));
        shallow.body("paths", empty()).body("whole", equalTo(false));
    }

    @Test
    void whatADisabledIdentityStopsIsToldBeforehand() {
        // Given
        String deployer = own.idOf(role("deployer")).toString();
        fresh("/identities/" + deployer + "/blast-radius", "orders");
        // When
        ValidatableResponse difference = post("/graph/what-if", Map.of("change", "DISABLE", "id", deployer), 200);
        ValidatableResponse grantless = post(
                "/graph/what-if",
                Map.of(
                        "change",
                        "REMOVE_GRANT",
                        "id",
                        deployer,
                        "target",
                        own.idOf(table("orders")),
                        "action",
                        "UPDATE"),
                200);
        // Then
        difference
                .body("consumers.name", contains("pod"))
                .body("lost.objects.name", hasItem("orders"))
                .body("gained.reached", empty());
        grantless.body("lost.counts.resources", equalTo(1));
    }

    @Test
    void whatALeavingOwnerAndABreachedVendorHaveIsTold() {
        // Given
        fresh("/identities/" + own.idOf(role("deployer")) + "/blast-radius", "orders");
        String team = catalog.value("select id from owner where key = 'pay'");
        // When
        ValidatableResponse leaves = post("/graph/what-if", Map.of("change", "OWNER_LEAVES", "id", team), 200);
        ValidatableResponse breached =
                post("/graph/what-if", Map.of("change", "VENDOR_BREACHED", "vendor", "nobody", "limit", 300), 200);
        // Then
        leaves.body("gained.counts.resources", not(equalTo(0)))
                .body("owned.name", hasItem("deployer"))
                .body("owned.objectKind", hasItems("identity", "credential"));
        breached.body("gained.reached", empty());
    }

    @Test
    void ofManyEachIsToldWithItsWay() {
        // Given
        own.crawl(IntStream.range(0, 400)
                .boxed()
                .flatMap(at -> Stream.of(resource("part" + at), grant("pipeline", "SELECT", "part" + at)))
                .collect(collectingAndThen(toList(), parts -> estate(parts.toArray(Observation[]::new)))));
        String radius = "/credentials/" + own.idOf(key("token")) + "/blast-radius?limit=";
        // When
        ValidatableResponse all = fresh(radius + "10000", "part399");
        ValidatableResponse some = get(radius + "300");
        // Then
        all.body("counts.resources", equalTo(400))
                .body("reached.findAll { it.privilege == 'READ' }", hasSize(400))
                .body("reached.findAll { it.path.size() == 0 }", empty());
        some.body("counts.resources", equalTo(400)).body("reached.findAll { it.privilege == 'READ' }", hasSize(300));
    }

    @Test
    void whatCannotBeAnsweredSaysWhy() {
        // Given
        String deployer = own.idOf(role("deployer")).toString();
        String radius = "/identities/" + deployer + "/blast-radius";
        fresh(radius, "orders");
        // Then
        refused(radius + "?depth=65", 400).body("code", equalTo("graph-depth"));
        refused(radius + "?limit=10001", 400).body("code", equalTo("graph-limit"));
        refused(radius + "?depth=far", 400).body("code", equalTo("graph-depth"));
        refused(radius + "?limit=all", 400).body("code", equalTo("graph-limit"));
        String reach = "/resources/" + own.idOf(table("orders")) + "/reach?privilege=";
        refused(reach + "read", 400).body("code", equalTo("graph-privilege")).body("detail", containsString("READ"));
        refused("/credentials/" + deployer + "/blast-radius", 404).body("code", equalTo("credential-not-found"));
        post("/graph/what-if", Map.of("change", "NARROW", "id", deployer), 422).body("code", equalTo("usage-unknown"));
        post("/graph/what-if", Map.of("change", "DISABLE"), 400).body("code", equalTo("what-if-incomplete"));
        post("/graph/paths", Map.of("from", UUID.randomUUID(), "to", deployer), 404)
                .body("code", equalTo("object-not-found"));
    }

    @Test
    void whoCanBecomeAdministratorAndWhereToCutIsTold() {
        // Given
        own.crawl(estate(
                new Observation.IdentitySeen(
                        role("root"), "root", Observation.Status.ACTIVE, Privilege.ADMIN, null, null, null, Map.of()),
                new GrantSeen(role("deployer"), "become", role("root"), Privilege.ADMIN, Map.of())));
        fresh("/identities/" + own.idOf(role("deployer")) + "/blast-radius", "root");
        // When
        ValidatableResponse escalations = get("/graph/escalations?limit=300");
        ValidatableResponse chokePoints = get("/graph/choke-points");
        // Then
        escalations.body("ways.objects.name", hasItems("deployer", "root"));
        String deployer = own.idOf(role("deployer")).toString();
        chokePoints.body("chokePoints.findAll { it.from == '" + deployer + "' }.action", containsInAnyOrder("become"));
    }

    /** Once the graph has seen an object of a name, which it does within its freshness. */
    private ValidatableResponse fresh(String path, String name) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> get(path).body("objects.name", hasItem(name)));
        return get(path);
    }

    private ValidatableResponse get(String path) {
        return refused(path, 200);
    }

    private ValidatableResponse refused(String path, int status) {
        return signedIn.as(AccessRole.VIEWER).get("/api/v1" + path).then().statusCode(status);
    }

    private ValidatableResponse post(String path, Map<String, Object> body, int status) {
        return signedIn.as(AccessRole.VIEWER)
                .body(body)
                .post("/api/v1" + path)
                .then()
                .statusCode(status);
    }
}
