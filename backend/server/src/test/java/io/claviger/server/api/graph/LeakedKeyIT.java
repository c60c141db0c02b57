package io.claviger.server.api.graph;

import static io.claviger.server.api.graph.AccountFile.allow;
import static io.claviger.server.testing.EmulatedAccount.document;
import static io.claviger.server.testing.EmulatedAccount.may;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.claviger.server.auth.AccessRole;
import io.claviger.server.catalog.CatalogIds;
import io.claviger.server.crawl.Crawls;
import io.claviger.server.testing.EmulatedAccount;
import io.claviger.server.testing.NewSource;
import io.claviger.server.testing.SignedIn;
import io.claviger.testkit.MotoServer;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The key of a user lies in a repository. The user takes a role, which may rewrite its own policy. The AWS emulator and git are read
 * by their connectors, as two sources.
 */
@QuarkusTest
class LeakedKeyIT {

    private static final String ACCOUNT = "arn:aws:iam::" + EmulatedAccount.NUMBER + ":";
    private static final String SECRET_ACCESS_KEY = "</?SecretAccessKey>";
    private static final String KEY_ID = "</?AccessKeyId>";

    @Inject
    NewSource newSource;

    @Inject
    Crawls crawls;

    @Inject
    SignedIn signedIn;

    @TempDir
    Path folder;

    private UUID account = new UUID(0, 0);
    private UUID repository = new UUID(0, 0);
    private String key = "";

    @BeforeEach
    void leak() throws Exception {
        MotoServer aws = MotoServer.shared();
        aws.reset();
        aws.iam("CreateUser", Map.of("UserName", "leaky"));
        may(aws, "User", "leaky", allow("sts:AssumeRole") + "," + allow("secretsmanager:GetSecretValue"));
        aws.iam("CreateRole", Map.of("RoleName", "deployer", "AssumeRolePolicyDocument", document("""
            {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"AWS": "%suser/leaky"}}\
            """.formatted(
                        ACCOUNT))));
        may(aws, "Role", "deployer", allow("iam:PutRolePolicy"));
        aws.ask("secretsmanager", "secretsmanager.CreateSecret", "{\"Name\": \"orders\", \"SecretString\": \"kept\"}");
        String made = aws.iam("CreateAccessKey", Map.of("UserName", "leaky"));
        key = made.split(KEY_ID)[1];
        commit("aws_access_key_id = " + key + "\naws_secret_access_key = " + made.split(SECRET_ACCESS_KEY)[1] + "\n");
        account = newSource.of("aws", EmulatedAccount.settings(aws.address(), "iam", "secretsmanager"));
        repository = newSource.of("git", JsonNodeFactory.instance.objectNode().put("location", folder.toString()));
        crawls.start(account);
        crawls.start(repository);
    }

    private void commit(String text) throws Exception {
        Files.writeString(folder.resolve("deploy.env"), text);
        try (Git git = Git.init().setDirectory(folder.toFile()).call()) {
            git.add().addFilepattern("deploy.env").call();
            git.commit()
                    .setMessage("deploy")
                    .setAuthor("Ana", "ana@example.com")
                    .setSign(false)
                    .call();
        }
    }

    @Test
    void aKeyInARepositoryIsOneWayToAdministrator() {
        // Given
        UUID bearer = CatalogIds.object(account, "aws.access-key", key);
        UUID root = CatalogIds.object(account, "aws.root", ACCOUNT + "root");
        await().atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> look("/credentials/" + bearer + "/blast-radius")
                        .body("objects.name", hasItems("deployer", "orders"))
                        .body("counts.secrets", equalTo(1))
                        .body("edges.action", hasItems("assume-role", "put-role-policy"))
                        .body("edges.find { it.action == 'put-role-policy' }.reasons", not(empty())));
        // When
        await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> {
            ValidatableResponse ways = ask("/graph/paths", Map.of("from", inRepository(), "to", root));
            // Then
            List<Integer> first = ways.extract().path("paths[0]");
            List<String> kinds = ways.extract().path("edges.kind");
            assertThat(first).isNotNull();
            assertThat(first.stream().map(kinds::get))
                    .containsExactly("HOLDS", "REVEALS", "AUTHENTICATES", "BECOMES", "BECOMES");
        });
        whoReachesTheSecretIsToldWithTheRepository();
        aDisabledKeyLeadsNowhere(bearer);
    }

    private void whoReachesTheSecretIsToldWithTheRepository() {
        String secret = look("/resources?filter=" + here(account) + "%20%26%26%20kind%20==%20%22aws.secret%22")
                .extract()
                .path("items[0].id");
        look("/resources/" + secret + "/reach")
                .body("objects.name", hasItems("leaky", "orders"))
                .body("objects.objectKind", hasItem("exposure"))
                .body("edges.action", hasItem("secretsmanager:GetSecretValue"));
    }

    private void aDisabledKeyLeadsNowhere(UUID bearer) {
        ask("/graph/what-if", Map.of("change", "DISABLE", "id", bearer))
                .body("lost.objects.name", hasItems("leaky", "deployer"))
                .body("lost.counts.identities", greaterThan(1))
                .body("gained.counts.identities", equalTo(0));
    }

    private String inRepository() {
        return look("/resources?filter=" + here(repository) + "%20%26%26%20kind%20==%20%22git.repository%22")
                .extract()
                .path("items[0].id");
    }

    private String here(UUID source) {
        String name = look("/sources/" + source).extract().path("name");
        return "source.name%20==%20%22" + name.replace(" ", "%20") + "%22";
    }

    private ValidatableResponse look(String path) {
        return viewer().urlEncodingEnabled(false).get("/api/v1" + path).then().statusCode(200);
    }

    private ValidatableResponse ask(String path, Map<String, ?> body) {
        return viewer().body(body).post("/api/v1" + path).then().statusCode(200);
    }

    private RequestSpecification viewer() {
        return signedIn.as(AccessRole.VIEWER);
    }
}
