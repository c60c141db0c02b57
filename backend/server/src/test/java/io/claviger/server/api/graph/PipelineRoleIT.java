package io.claviger.server.api.graph;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.claviger.server.api.graph.AccountFile.Account;
import io.claviger.server.auth.AccessRole;
import io.claviger.server.catalog.CatalogIds;
import io.claviger.server.crawl.Crawls;
import io.claviger.server.testing.NewSource;
import io.claviger.server.testing.SignedIn;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.transport.URIish;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A role that may do everything trusts the tokens of the pipelines of one repository. */
@QuarkusTest
class PipelineRoleIT {

    private static final String ISSUER = "token.actions.githubusercontent.com";

    @Inject
    AccountFile files;

    @Inject
    NewSource newSource;

    @Inject
    Crawls crawls;

    @Inject
    SignedIn signedIn;

    @TempDir
    Path folder;

    private Account account = new Account(new UUID(0, 0), "", Path.of(""));
    private String repository = "";

    @BeforeEach
    void crawl() throws Exception {
        Path checkout = Files.createDirectory(folder.resolve("shop"));
        account = files.in(Files.createDirectory(folder.resolve("account")));
        String name = "shop-" + account.number();
        try (Git git = Git.init().setDirectory(checkout.toFile()).call()) {
            git.remoteAdd()
                    .setName("origin")
                    .setUri(new URIish("https://github.com/acme/" + name + ".git"))
                    .call();
            git.commit()
                    .setMessage("begin")
                    .setAuthor("Ana", "ana@example.com")
                    .setSign(false)
                    .call();
        }
        trusting(name);
        UUID git = newSource.of("git", JsonNodeFactory.instance.objectNode().put("location", checkout.toString()));
        crawls.start(git);
        repository = "/resources/" + CatalogIds.object(git, "git.repository", checkout.toString());
    }

    private void trusting(String name) throws IOException {
        files.crawlTrusting(account, """
            {"Effect": "Allow", "Principal": {"Federated": "%s"}, "Action": "sts:AssumeRoleWithWebIdentity",
             "Condition": {"StringEquals": {"%2$s:aud": "sts.amazonaws.com"}, "StringLike": {"%2$s:sub": "repo:acme/%3$s:*"}}}
            """.formatted(account.arn("oidc-provider/" + ISSUER), ISSUER, name));
    }

    @Test
    void whoWritesTheCodeOfThePipelineHasTheRole() throws IOException {
        // When
        await().atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> look(repository + "/blast-radius")
                        .then()
                        // Then
                        .statusCode(200)
                        .body("objects.name", hasItem("deploy"))
                        .body("counts.identities", greaterThan(1))
                        .body("edges.action", hasItems("pipeline-token", "assume-role", "administrator"))
                        .body("edges.find { it.action == 'pipeline-token' }.conditions.key", hasItem(ISSUER + ":sub")));
        aBreachOfTheVendorHasItToo();
        whenAnotherIsTrustedItIsOver();
    }

    private void aBreachOfTheVendorHasItToo() {
        signedIn.as(AccessRole.VIEWER)
                .body(Map.of("change", "VENDOR_BREACHED", "vendor", "git", "limit", 300))
                .post("/api/v1/graph/what-if")
                .then()
                .statusCode(200)
                .body("gained.objects.name", hasItem("deploy"))
                .body("gained.accounts.account", hasItem(account.number()));
    }

    private void whenAnotherIsTrustedItIsOver() throws IOException {
        trusting("other");
        await().atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> look(repository + "/blast-radius")
                        .then()
                        .statusCode(200)
                        .body("counts.identities", equalTo(0)));
    }

    private Response look(String path) {
        return signedIn.as(AccessRole.VIEWER).get("/api/v1" + path);
    }
}
