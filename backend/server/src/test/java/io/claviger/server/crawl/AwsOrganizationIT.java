package io.claviger.server.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claviger.server.database.Database;
import io.claviger.server.testing.EmulatedAccount;
import io.claviger.server.testing.NewSource;
import io.claviger.testkit.AwsGateway;
import io.claviger.testkit.AwsGateway.Answer;
import io.claviger.testkit.MotoOrganization;
import io.claviger.testkit.MotoServer;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A live organization of the AWS emulator: a role is assumed in each account, and one account's trouble is its own. */
@QuarkusTest
class AwsOrganizationIT {

    private static final String POLICY =
            EmulatedAccount.document("{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}");
    private static final String LAMBDA = "{\"Service\":\"lambda.amazonaws.com\"}";

    /** The emulator does not know of these. */
    private static final String NO_CREDENTIALS =
            "<ListServiceSpecificCredentialsResponse xmlns=\"https://iam.amazonaws.com/doc/2010-05-08/\">"
                    + "<ListServiceSpecificCredentialsResult><IsTruncated>false</IsTruncated>"
                    + "</ListServiceSpecificCredentialsResult></ListServiceSpecificCredentialsResponse>";

    @Inject
    NewSource newSource;

    @Inject
    Crawls crawls;

    @Inject
    EndedCrawl ended;

    @Inject
    Database database;

    private MotoOrganization organization;
    private AwsGateway gateway;
    private String shop;
    private String old;
    private String locked;
    private String leaver;
    private UUID source;

    @BeforeEach
    void make() throws Exception {
        MotoServer aws = MotoServer.shared();
        aws.reset();
        organization = MotoOrganization.create(aws, POLICY);
        shop = organization.member("shop", Map.of("of-shop", LAMBDA));
        old = organization.member("old", Map.of("of-old", LAMBDA));
        locked = organization.member("locked", Map.of("of-locked", LAMBDA));
        leaver = organization.member("leaver", Map.of("of-leaver", LAMBDA));
        gateway = new AwsGateway(aws.address()).record("ListServiceSpecificCredentials", Answer.xml(NO_CREDENTIALS));
        ObjectNode settings = EmulatedAccount.settings(gateway.address(), "iam")
                .put("from", "organization")
                .put("accessKeyId", organization.keyId())
                .put("secretAccessKey", organization.secret());
        source = newSource.of("aws", settings);
    }

    @AfterEach
    void leaveTheEmulatorAsItWas() throws Exception {
        gateway.close();
        MotoServer.shared().reset();
    }

    private ObjectNode crawl() {
        return ended.of(crawls.start(source));
    }

    private List<String> live() {
        return database.query(
                "select name from identity where source_id = ? and gone_at is null and name like 'of-%' order by name",
                row -> row.getString(1), source);
    }

    private static JsonNode scope(ObjectNode crawl, String id) {
        for (JsonNode scope : crawl.path("scopes")) {
            if (scope.path("id").asText().equals(id)) {
                return scope;
            }
        }
        throw new AssertionError("no scope " + id + " in " + crawl);
    }

    @Test
    void readsEveryAccountAndKeepsWhatItHasOfThoseThatLetItInNoMore() throws Exception {
        // When
        ObjectNode first = crawl();

        // Then
        assertThat(first.path("state").asText())
                .as("%s", first.path("problems"))
                .isEqualTo("COMPLETE");
        assertThat(live()).containsExactly("of-leaver", "of-locked", "of-old", "of-shop");

        // When
        organization.close(old);
        organization.lock(locked);
        organization.remove(leaver);
        ObjectNode second = crawl();

        // Then
        assertThat(second.path("state").asText()).isEqualTo("PARTIAL");
        assertThat(scope(second, shop + "/iam").path("state").asText()).isEqualTo("COMPLETE");
        assertThat(scope(second, organization.managementAccount() + "/iam")
                        .path("state")
                        .asText())
                .isEqualTo("COMPLETE");
        assertThat(scope(second, old + "/iam").path("category").asText()).isEqualTo("FORBIDDEN");
        assertThat(scope(second, old + "/iam").path("message").asText()).contains("has suspended it");
        assertThat(scope(second, locked + "/iam").path("category").asText()).isEqualTo("FORBIDDEN");
        assertThat(scope(second, locked + "/iam").path("message").asText())
                .contains("arn:aws:iam::" + locked + ":role/" + MotoOrganization.ROLE + " may not be assumed");
        assertThat(second.path("scopes"))
                .noneMatch(scope -> scope.path("id").asText().startsWith(leaver));
        assertThat(live()).containsExactly("of-locked", "of-old", "of-shop");
    }
}
