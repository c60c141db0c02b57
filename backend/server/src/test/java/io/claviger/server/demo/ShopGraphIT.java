package io.claviger.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claviger.embedded.Database;
import io.claviger.embedded.EmbeddedParts;
import io.claviger.server.auth.AccessRole;
import io.claviger.server.catalog.CatalogIds;
import io.claviger.server.crawl.Crawls;
import io.claviger.server.sources.SourceDraft;
import io.claviger.server.sources.Sources;
import io.claviger.server.testing.SignedIn;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The graph of the shop, as the connectors of PostgreSQL and git tell it. */
@QuarkusTest
class ShopGraphIT {

    private static final String READER = "claviger_reader";

    @Inject
    Sources sources;

    @Inject
    Crawls crawls;

    @Inject
    FirstCrawls firstCrawls;

    @Inject
    SignedIn signedIn;

    @TempDir
    Path folder;

    private UUID shop = new UUID(0, 0);
    private UUID code = new UUID(0, 0);

    @BeforeEach
    void crawl() throws Exception {
        DemoSecrets secrets = new DemoSecrets(folder.resolve("secrets"));
        Template template = new Template(secrets, Instant.now());
        new ShopDatabase(EmbeddedParts.forTests()::superuser, template, secrets.making()).make();
        new ShopRepository(folder.resolve("shop"), template, Instant.now()).make();
        Database database = EmbeddedParts.forTests().superuser(ShopDatabase.NAME);
        URI address = URI.create(database.jdbcUrl().substring("jdbc:".length()));
        ObjectNode server = JsonNodeFactory.instance
                .objectNode()
                .put("host", address.getHost())
                .put("port", address.getPort())
                .put("database", ShopDatabase.NAME)
                .put("user", database.user())
                .put("password", database.password())
                .put("sslMode", "disable");
        shop = source("graph-db", "postgres", server);
        code = source(
                "graph-repo",
                "git",
                JsonNodeFactory.instance
                        .objectNode()
                        .put("location", folder.resolve("shop").toString()));
        firstCrawls.whenEvaluated(List.of(crawls.start(shop), crawls.start(code)));
    }

    @Test
    void thePasswordOfAnApplicationWritesWhatItsGroupMay() throws Exception {
        // When
        Map<String, String> reached = schemas("orders_app");
        // Then
        assertThat(reached)
                .containsEntry("orders", "WRITE")
                .containsEntry("stock", "WRITE")
                .doesNotContainKeys("payments", "customers", "analytics");
    }

    @Test
    void whoReadsAllDataReadsEverySchemaAndWritesNone() throws Exception {
        // When
        Map<String, String> reached = schemas("grafana_ro");
        // Then
        assertThat(reached)
                .containsEntry("payments", "READ")
                .containsEntry("customers", "READ")
                .containsEntry("shop", "READ");
        assertThat(reached.values()).containsOnly("READ");
    }

    @Test
    void aForgottenSuperuserHasTheWholeServer() throws Exception {
        // When
        JsonNode radius = blastRadius("debug_bruno");
        // Then
        assertThat(schemas("debug_bruno")).containsEntry("payments", "ADMIN").containsEntry("shop", "ADMIN");
        JsonNode last = radius.path("edges")
                .path(pathOf(radius, "payments")
                        .get(pathOf(radius, "payments").size() - 3)
                        .asInt());
        assertThat(last.path("action").asText()).isEqualTo("SUPERUSER");
        assertThat(radius.path("people").findValuesAsText("name")).isNotEmpty();
    }

    @Test
    void theRepositoryGivesAwayTheApplicationWhosePasswordIsInIt() throws Exception {
        // When
        JsonNode resources = get("/api/v1/resources?filter=source.name%20==%20%22graph-repo%22");
        String repository = resources.path("items").path(0).path("id").asText();
        JsonNode radius = get("/api/v1/resources/" + repository + "/blast-radius");
        // Then
        assertThat(names(radius))
                .contains("checkout_app", "customers", "orders")
                .doesNotContain("payments");
    }

    private UUID source(String name, String connector, ObjectNode settings) {
        SourceDraft draft = new SourceDraft(name, connector, settings, "production", null, true);
        return sources.all().stream()
                .filter(source -> source.name().equals(name))
                .findFirst()
                .map(source -> sources.update(source.id(), draft, anyVersion -> {}))
                .orElseGet(() -> sources.create(draft))
                .id();
    }

    private JsonNode blastRadius(String role) throws Exception {
        return get("/api/v1/credentials/" + CatalogIds.object(shop, "postgres.password", role)
                + "/blast-radius?limit=300");
    }

    /** Name to privilege of the resources that a role's password reaches. */
    private Map<String, String> schemas(String role) throws Exception {
        JsonNode radius = blastRadius(role);
        Map<String, String> privileges = new TreeMap<>();
        for (JsonNode reached : radius.path("reached")) {
            for (JsonNode object : radius.path("objects")) {
                if (object.path("id").equals(reached.path("id"))
                        && object.path("objectKind").asText().equals("resource")) {
                    privileges.put(
                            object.path("name").asText(),
                            reached.path("privilege").asText());
                }
            }
        }
        return privileges;
    }

    private static List<String> names(JsonNode radius) {
        return radius.path("objects").findValuesAsText("name");
    }

    private static JsonNode pathOf(JsonNode radius, String name) {
        for (JsonNode object : radius.path("objects")) {
            for (JsonNode reached : radius.path("reached")) {
                if (object.path("name").asText().equals(name)
                        && reached.path("id").equals(object.path("id"))) {
                    return reached.path("path");
                }
            }
        }
        throw new AssertionError(name + " is not reached");
    }

    private JsonNode get(String path) throws Exception {
        return new ObjectMapper()
                .readTree(signedIn.as(AccessRole.VIEWER)
                        .urlEncodingEnabled(false)
                        .get(path)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString());
    }
}
