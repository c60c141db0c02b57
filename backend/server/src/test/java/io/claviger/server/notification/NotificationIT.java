package io.claviger.server.notification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.claviger.engine.expression.Field;
import io.claviger.server.Refusal;
import io.claviger.server.catalog.listing.ListQuery;
import io.claviger.server.catalog.listing.Listing;
import io.claviger.server.catalog.listing.Page;
import io.claviger.server.database.Database;
import io.claviger.server.events.Fact;
import io.claviger.server.testing.ShortWaits;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ShortWaits.class)
class NotificationIT {

    @Inject
    Channels channels;

    @Inject
    Routes routes;

    @Inject
    Deliveries deliveries;

    @Inject
    TestMessage testMessage;

    @Inject
    AlertRouting routing;

    @Inject
    Database database;

    @Inject
    Listing listing;

    private final List<UUID> madeChannels = new ArrayList<>();
    private final List<UUID> madeRoutes = new ArrayList<>();

    @AfterEach
    void removeWhatWasMade() {
        madeRoutes.forEach(routes::delete);
        madeChannels.forEach(channels::delete);
    }

    @Test
    void aProgramGetsTheEventSignedSoThatItCanVerifyIt() throws Exception {
        // Given
        try (Receiver receiver = new Receiver()) {
            Channels.Created created = channel(ChannelKind.STANDARD_WEBHOOK, receiver);
            route("", created.channel());
            Fact fact = Findings.opened("orders_app", "HIGH");
            // When
            arrive(fact);
            // Then
            await().untilAsserted(() -> assertThat(receiver.messages()).hasSize(1));
            Receiver.Message message = receiver.messages().getFirst();
            assertThat(new ObjectMapper().readTree(message.body())).isEqualTo(fact.cloudEvent());
            assertThat(message.headers()).containsEntry("webhook-id", fact.id().toString());
            assertThat(message.headers().get("webhook-signature"))
                    .isEqualTo("v1," + hmac(String.valueOf(created.secret()), message));
            await().untilAsserted(() -> assertThat(states(created.channel())).containsExactly("DELIVERED"));
            assertThat(channels.get(created.channel().id()).health()).isEqualTo(Channel.Health.OK);
        }
    }

    @Test
    void anEventThatArrivesTwiceIsToldOnce() {
        // Given
        try (Receiver receiver = new Receiver()) {
            Channel channel = channel(ChannelKind.STANDARD_WEBHOOK, receiver).channel();
            route("", channel);
            route("severity == 'HIGH'", channel);
            Fact fact = Findings.opened("orders_app", "HIGH");
            // When
            arrive(fact);
            arrive(fact);
            // Then
            await().untilAsserted(() -> assertThat(states(channel)).containsExactly("DELIVERED"));
            assertThat(receiver.messages()).hasSize(1);
        }
    }

    @Test
    void aReceiverThatFailsIsTriedAgainUnderTheSameId() {
        // Given
        try (Receiver receiver = new Receiver().answering(500, 503)) {
            Channel channel = channel(ChannelKind.STANDARD_WEBHOOK, receiver).channel();
            route("", channel);
            // When
            arrive(Findings.opened("orders_app", "HIGH"));
            // Then
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(states(channel)).containsExactly("DELIVERED"));
            assertThat(receiver.messages())
                    .hasSize(3)
                    .extracting(message -> message.headers().get("webhook-id"))
                    .containsOnly(receiver.messages().getFirst().headers().get("webhook-id"));
            assertThat(attempts(channel)).containsExactly("500", "503", "200");
        }
    }

    @Test
    void anEndpointThatIsGoneIsSwitchedOff() {
        // Given
        try (Receiver receiver = new Receiver().answering(410)) {
            Channel channel = channel(ChannelKind.STANDARD_WEBHOOK, receiver).channel();
            route("", channel);
            // When
            arrive(Findings.opened("orders_app", "HIGH"));
            // Then
            await().untilAsserted(() -> assertThat(states(channel)).containsExactly("FAILED"));
            assertThat(channels.get(channel.id()))
                    .returns(false, Channel::enabled)
                    .returns(Channel.Health.GONE, Channel::health);
            arrive(Findings.opened("billing_app", "HIGH"));
            assertThat(states(channel)).hasSize(1);
        }
    }

    @Test
    void aReceiverThatAsksForPatienceGetsIt() {
        // Given
        try (Receiver receiver = new Receiver().answeringWithRetryAfter(429, "3600")) {
            Channel channel = channel(ChannelKind.STANDARD_WEBHOOK, receiver).channel();
            route("", channel);
            // When
            arrive(Findings.opened("orders_app", "HIGH"));
            // Then
            await().untilAsserted(() -> assertThat(states(channel)).containsExactly("RETRYING"));
            arrive(Findings.opened("billing_app", "HIGH"));
            assertThat(channels.get(channel.id()).pausedUntil())
                    .isAfter(java.time.Instant.now().plusSeconds(3500));
            await().untilAsserted(() -> assertThat(database.query(
                            "select reason from job where kind = 'send-webhook' and reason like '%left alone%'",
                            row -> row.getString(1)))
                    .isNotEmpty());
            assertThat(receiver.messages()).hasSize(1);
        }
    }

    @Test
    void aFewFindingsAreSingleMessagesToAChat() {
        // Given
        try (Receiver receiver = new Receiver()) {
            Channel channel = channel(ChannelKind.SLACK_WEBHOOK, receiver).channel();
            route("severity == 'CRITICAL'", channel);
            // When
            arrive(Findings.opened("orders_app", "CRITICAL"), Findings.opened("quiet", "LOW"));
            // Then
            await().untilAsserted(() -> assertThat(states(channel)).containsExactly("DELIVERED"));
            assertThat(receiver.messages())
                    .singleElement()
                    .satisfies(message -> assertThat(message.body())
                            .contains("Critical: Password never expires: `orders_app`")
                            .doesNotContain("quiet"));
        }
    }

    @Test
    void aStormIsOneMessageToAChat() {
        // Given
        try (Receiver receiver = new Receiver()) {
            Channel channel = channel(ChannelKind.SLACK_WEBHOOK, receiver).channel();
            route("", channel);
            // When
            arrive(IntStream.range(0, 200)
                    .mapToObj(i -> Findings.opened("role" + i, "MEDIUM"))
                    .toArray(Fact[]::new));
            // Then
            await().untilAsserted(() -> assertThat(states(channel)).hasSize(200).containsOnly("DELIVERED"));
            assertThat(receiver.messages())
                    .singleElement()
                    .satisfies(message -> assertThat(message.body()).contains("200 findings: 200 medium"));
        }
    }

    @Test
    void theLogTellsEveryAttempt() {
        // Given
        try (Receiver receiver = new Receiver().answering(500)) {
            Channel channel = channel(ChannelKind.STANDARD_WEBHOOK, receiver).channel();
            route("", channel);
            arrive(Findings.opened("orders_app", "HIGH"));
            await().untilAsserted(() -> assertThat(states(channel)).containsExactly("DELIVERED"));
            // When
            Page page = listing.list(
                    DeliveryList.SOURCE,
                    ListQuery.all()
                            .filter("channel.name == '" + channel.name() + "' && attempts == 2 && route.name != null")
                            .facets(List.of("state")));
            // Then
            assertThat(page.items()).singleElement().satisfies(item -> {
                assertThat(item.at("/channel/kind").asText()).isEqualTo("standard-webhook");
                assertThat(item.at("/event/type").asText()).isEqualTo("io.claviger.finding.opened");
                assertThat(item.at("/attempts/0/status").asInt()).isEqualTo(500);
                assertThat(item.at("/attempts/1/status").asInt()).isEqualTo(200);
            });
        }
    }

    @Test
    void everyFieldOfTheSchemaHasAColumn() {
        assertThat(DeliveryList.SOURCE.columns().keySet())
                .containsExactlyInAnyOrderElementsOf(DeliveryList.SOURCE.schema().fields().stream()
                        .map(Field::name)
                        .toList());
    }

    @Test
    void theTestButtonSaysWhatCameOfIt() throws Exception {
        try (Receiver receiver = new Receiver().answering(200, 404)) {
            Channel channel = channel(ChannelKind.SLACK_WEBHOOK, receiver).channel();

            assertThat(testMessage.send(channel.id())).isEqualTo(new TestMessage.Result(true, 200, "accepted"));
            assertThat(testMessage.send(channel.id()))
                    .returns(false, TestMessage.Result::delivered)
                    .returns(404, TestMessage.Result::status);
        }
    }

    @Test
    void aFailedDeliveryCanBeReplayed() {
        // Given
        try (Receiver receiver = new Receiver().answering(410)) {
            Channel channel = channel(ChannelKind.STANDARD_WEBHOOK, receiver).channel();
            route("", channel);
            arrive(Findings.opened("orders_app", "HIGH"));
            await().untilAsserted(() -> assertThat(states(channel)).containsExactly("FAILED"));
            channels.update(
                    channel.id(), new ChannelDraft(channel.name(), channel.kind(), null, null, true), version -> {});
            // When
            deliveries.replay(database.first(
                            "select id from delivery where channel_id = ?",
                            row -> row.getObject(1, UUID.class),
                            channel.id())
                    .orElseThrow());
            // Then
            await().untilAsserted(() -> assertThat(states(channel)).containsExactly("DELIVERED"));
            assertThat(attempts(channel)).containsExactly("410", "200");
        }
    }

    @Test
    void aChannelToWhereItMustNotReachIsRefusedWithTheRemedy() {
        ChannelDraft draft = new ChannelDraft(
                "inside", ChannelKind.SLACK_WEBHOOK, "https://169.254.169.254/latest/meta-data", null, true);

        assertThatThrownBy(() -> channels.create(draft))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("metadata service")
                .hasMessageContaining("CLAVIGER_EGRESS_ALLOW");
    }

    @Test
    void neitherUrlNorSecretCanBeReadFromTheDatabase() {
        try (Receiver receiver = new Receiver()) {
            Channels.Created created = channel(ChannelKind.STANDARD_WEBHOOK, receiver);

            String row = database.first(
                            "select row_to_json(channel)::text from channel where id = ?",
                            found -> found.getString(1),
                            created.channel().id())
                    .orElseThrow();

            assertThat(row)
                    .doesNotContain("abcdefghijkl", String.valueOf(created.secret()))
                    .contains("ijkl");
        }
    }

    private Channels.Created channel(ChannelKind kind, Receiver receiver) {
        Channels.Created created =
                channels.create(new ChannelDraft("channel " + UUID.randomUUID(), kind, receiver.url(), null, true));
        madeChannels.add(created.channel().id());
        return created;
    }

    private void route(String filter, Channel channel) {
        madeRoutes.add(routes.create(new RouteDraft("route " + UUID.randomUUID(), filter, List.of(channel.id()), true))
                .id());
    }

    private void arrive(Fact... facts) {
        database.inNewTransaction(() -> {
            routing.accept(List.of(facts));
            return true;
        });
    }

    private List<String> states(Channel channel) {
        return database.query("select state from delivery where channel_id = ?", row -> row.getString(1), channel.id());
    }

    private List<String> attempts(Channel channel) {
        return database.query(
                "select status from delivery_attempt a join delivery d on d.id = a.delivery_id where channel_id = ? order by number",
                row -> row.getString(1),
                channel.id());
    }

    /** Computed here from the rules, not with our signer. */
    private static String hmac(String secret, Receiver.Message message) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
        String content = message.headers().get("webhook-id") + "."
                + message.headers().get("webhook-timestamp") + "." + message.body();
        return Base64.getEncoder().encodeToString(mac.doFinal(content.getBytes(UTF_8)));
    }
}
