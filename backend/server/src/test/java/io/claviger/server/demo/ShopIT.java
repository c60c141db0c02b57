package io.claviger.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.embedded.Database;
import io.claviger.embedded.EmbeddedParts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.revwalk.RevCommit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShopIT {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    @TempDir
    private Path home;

    @Test
    void makesAnEstateOfRolesOnceAndItsWorkloadsSignIn() throws Exception {
        // Given
        DemoSecrets secrets = new DemoSecrets(home.resolve("secrets"));
        ShopDatabase shop =
                new ShopDatabase(EmbeddedParts.forTests()::superuser, new Template(secrets, NOW), secrets.making());
        // When
        boolean first = shop.make();
        boolean second = shop.make();
        // Then
        assertThat(first).isTrue();
        assertThat(second).isFalse();
        assertThat(ShopDatabase.scriptedRoles()).hasSizeBetween(40, 60);
        Database database = EmbeddedParts.forTests().superuser(ShopDatabase.NAME);
        try (ShopSessions sessions = ShopSessions.open(database.jdbcUrl(), secrets)) {
            assertThat(applications(database))
                    .contains("checkout-service", "payments-api", "fraud-worker")
                    .hasSizeGreaterThanOrEqualTo(sessions.count());
        }
    }

    @Test
    void makesAHistoryInWhichAKeyWasNoticedAndRemoved() throws Exception {
        // Given
        DemoSecrets secrets = new DemoSecrets(home.resolve("secrets"));
        ShopRepository repository = new ShopRepository(home.resolve("shop"), new Template(secrets, NOW), NOW);
        // When
        boolean first = repository.make();
        boolean second = repository.make();
        // Then
        assertThat(first).isTrue();
        assertThat(second).isFalse();
        assertThat(Files.readString(home.resolve("shop/deploy/terraform.tfvars")))
                .contains("from the vault")
                .doesNotContain(secrets.planted("aws-id"));
        assertThat(Files.readString(home.resolve("shop/services/checkout/.env")))
                .contains(secrets.planted("stripe"), secrets.password("checkout_app"));
        Set<String> authors = new HashSet<>();
        int commits = 0;
        try (Git git = Git.open(home.resolve("shop").toFile())) {
            for (RevCommit commit : git.log().call()) {
                authors.add(commit.getAuthorIdent().getEmailAddress());
                commits++;
            }
        }
        assertThat(authors).hasSize(5).contains("anna.lindqvist@shop.example");
        assertThat(commits).isBetween(40, 80);
    }

    @Test
    void remembersItsSecretsInAFileOfTheOwner() throws Exception {
        // Given
        Path file = home.resolve("demo").resolve("secrets");
        DemoSecrets before = new DemoSecrets(file);
        String token = before.planted("github");
        before.save();
        // When
        DemoSecrets after = new DemoSecrets(file);
        // Then
        assertThat(after.planted("github")).isEqualTo(token);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    private static Set<String> applications(Database database) throws Exception {
        Set<String> names = new HashSet<>();
        try (Connection connection = database.connect();
                ResultSet rows = connection
                        .createStatement()
                        .executeQuery(
                                "select application_name || '/' || usename, application_name from pg_stat_activity"
                                        + " where datname = 'shop'")) {
            while (rows.next()) {
                names.add(rows.getString(2));
            }
        }
        return names;
    }
}
