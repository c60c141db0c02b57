package io.claviger.connector.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.spi.Observation.OwnershipSeen;
import io.claviger.spi.Observation.ResourceSeen;
import io.claviger.testkit.AwsGateway;
import io.claviger.testkit.RecordingSink;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What holds data in the emulator: with its own policy, tags and key, and never what is in it. */
class DataStoresIT {

    private static Estate estate;

    @BeforeAll
    static void create() throws Exception {
        estate = Estate.shared();
        Workloads.create(estate);
    }

    private static RecordingSink crawl(String service, String scope) throws Exception {
        RecordingSink seen =
                estate.crawl(Estate.ACCOUNT + "/" + scope, estate.settings(Map.of("services", List.of(service))));
        assertThat(seen.problems()).isEmpty();
        return seen;
    }

    private static ResourceSeen resource(RecordingSink seen, String name) {
        return seen.observations(ResourceSeen.class)
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("not seen: " + name + " in " + seen.observations()));
    }

    @ParameterizedTest
    @CsvSource({
        "sqs, orders, arn:aws:sqs:eu-west-1:123456789012:orders",
        "sns, orders, arn:aws:sns:eu-west-1:123456789012:orders",
        "dynamodb, orders, arn:aws:dynamodb:eu-west-1:123456789012:table/orders",
        "ecr, shop/orders, arn:aws:ecr:eu-west-1:123456789012:repository/shop/orders",
        "es, orders, arn:aws:es:eu-west-1:123456789012:domain/orders",
        "events, default, arn:aws:events:eu-west-1:123456789012:event-bus/default"
    })
    void tellsWhomTheirOwnPoliciesLetIn(String service, String name, String arn) throws Exception {
        // When
        ResourceSeen store = resource(crawl(service, service + "/" + Estate.REGION), name);

        // Then
        assertThat(store.ref().externalId()).isEqualTo(arn);
        assertThat(store.attributes())
                .containsEntry("openToAccounts", Estate.STRANGER)
                .containsEntry("account", Estate.ACCOUNT)
                .containsEntry("region", Estate.REGION)
                .containsKey("resourcePolicy");
    }

    @Test
    void tellsWhoMayMountAFileSystem() throws Exception {
        // When
        RecordingSink seen = crawl("elasticfilesystem", "elasticfilesystem/" + Estate.REGION);

        // Then
        assertThat(seen.observations(ResourceSeen.class))
                .singleElement()
                .satisfies(system -> assertThat(system.attributes())
                        .containsEntry("openToAccounts", Estate.STRANGER)
                        .containsEntry("encrypted", true));
    }

    @Test
    void tellsHowABucketIsKeptAndNeverWhatIsInIt() throws Exception {
        // Given
        estate.gateway().forget();

        // When
        RecordingSink seen = crawl("s3", "s3");

        // Then
        assertThat(resource(seen, "shop-orders").attributes())
                .containsEntry("account", Estate.ACCOUNT)
                .containsEntry("openToAccounts", Estate.STRANGER)
                .containsEntry("classification", "pii")
                .containsEntry("encryptedWith", "alias/shop")
                .containsEntry("blocksPublicPolicy", true)
                .containsEntry("blocksPublicLists", false)
                .containsEntry("openByList", false);
        assertThat(resource(seen, "shop-site").attributes())
                .containsEntry("openByList", true)
                .containsEntry("blocksPublicPolicy", false);
        assertThat(seen.observations(OwnershipSeen.class))
                .anyMatch(owner -> owner.owner().key().equals("orders"));
        assertThat(estate.gateway().operations()).noneMatch(operation -> operation.contains("orders.csv"));
        assertThat(seen.observations() + "" + seen.texts()).doesNotContain(DataStores.CONTENT);
    }

    @Test
    void keepsAndFlagsAPolicyThatCannotBeRead() throws Exception {
        // Given
        AwsGateway broken = estate.newGateway();
        broken.record("GetQueueAttributes", AwsGateway.Answer.json("{\"Attributes\":{\"Policy\":\"{broken\"}}"));

        // When
        RecordingSink seen = estate.crawl(
                Estate.ACCOUNT + "/sqs/" + Estate.REGION,
                estate.settings(Map.of(
                        "services", List.of("sqs"), "endpoint", broken.address().toString())));
        broken.close();

        // Then
        assertThat(resource(seen, "orders").attributes())
                .containsEntry("resourcePolicy", "{broken")
                .containsEntry("malformedPolicy", "the policy of its own");
    }

    @Test
    void takesTheAccountsBlockForThatOfItsBuckets() throws Exception {
        // Given
        AwsGateway blocking = estate.newGateway();
        blocking.record(
                "GET /v20180820/configuration/publicAccessBlock",
                AwsGateway.Answer.xml(
                        "<PublicAccessBlockConfiguration xmlns=\"http://awss3control.amazonaws.com/doc/2018-08-20/\">"
                                + "<IgnorePublicAcls>true</IgnorePublicAcls><RestrictPublicBuckets>true</RestrictPublicBuckets>"
                                + "</PublicAccessBlockConfiguration>"));

        // When
        RecordingSink seen = estate.crawl(
                Estate.ACCOUNT + "/s3",
                estate.settings(Map.of(
                        "services",
                        List.of("s3"),
                        "endpoint",
                        blocking.address().toString())));
        blocking.close();

        // Then
        assertThat(resource(seen, "shop-site").attributes())
                .containsEntry("blocksPublicPolicy", true)
                .containsEntry("blocksPublicLists", true);
    }
}
