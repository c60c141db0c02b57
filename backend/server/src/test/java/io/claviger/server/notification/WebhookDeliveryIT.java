package io.claviger.server.notification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.claviger.engine.expression.Field;
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
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ShortWaits.class)
class WebhookDeliveryIT {

    @Inject
    Alerts alerts;

    @Inject
    Channels channels;

    @Inject
    Deliveries deliveries;

    @Inject
    Database database;

    @Inject
    Listing listing;

    @AfterEach
    void removeWhatWasMade() {
        alerts.remove();
    }

    @Test
    void aProgramGetsTheEventSignedSoThatItCanVerifyIt() throws Exception {
        // Given
        try (Receiver receiver = new Receiver()) {
            Channels.Created created = alerts.channel(ChannelKind.STANDARD_WEBHOOK, receiver);
            alerts.route("", created.channel());
            Fact fact = Findings.opened("orders_app", "HIGH");
            // When
            alerts.arrive(fact);
            // Then
            await().untilAsserted(() -> assertThat(receiver.messages()).hasSize(1));
            Receiver.Message message = receiver.messages().getFirst();
            assertThat(new ObjectMapper().readTree(message.body())).isEqualTo(fact.cloudEvent());
            assertThat(message.headers()).containsEntry("webhook-id", fact.id().toString());
            assertThat(message.headers().get("webhook-signature"))
                    .isEqualTo("v1," + hmac(String.valueOf(created.secret()), message));
            await().untilAsserted(
                            () -> assertThat(alerts.states(created.channel())).containsExactly("DELIVERED"));
            assertThat(channels.get(created.channel().id()).health()).isEqualTo(Channel.Health.OK);
        }
    }

    @Test
    void anEventThatArrivesTwiceIsToldOnce() {
        // Given
        try (Receiver receiver = new Receiver()) {
            Channel channel =
                    alerts.channel(ChannelKind.STANDARD_WEBHOOK, receiver).channel();
            alerts.route("", channel);
            alerts.route("severity == 'HIGH'", channel);
            Fact fact = Findings.opened("orders_app", "HIGH");
            // When
            alerts.arrive(fact);
            alerts.arrive(fact);
            // Then
            await().untilAsserted(() -> assertThat(alerts.states(channel)).containsExactly("DELIVERED"));
            assertThat(receiver.messages()).hasSize(1);
        }
    }

    @Test
    void aReceiverThatFailsIsTriedAgainUnderTheSameId() {
        // Given
        try (Receiver receiver = new Receiver().answering(500, 503)) {
            Channel channel =
                    alerts.channel(ChannelKind.STANDARD_WEBHOOK, receiver).channel();
            alerts.route("", channel);
            // When
            alerts.arrive(Findings.opened("orders_app", "HIGH"));
            // Then
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(alerts.states(channel)).containsExactly("DELIVERED"));
            assertThat(receiver.messages())
                    .hasSize(3)
                    .extracting(message -> message.headers().get("webhook-id"))
                    .containsOnly(receiver.messages().getFirst().headers().get("webhook-id"));
            assertThat(alerts.attempts(channel)).containsExactly("500", "503", "200");
        }
    }

    @Test
    void anEndpointThatIsGoneIsSwitchedOff() {
        // Given
        try (Receiver receiver = new Receiver().answering(410)) {
            Channel channel =
                    alerts.channel(ChannelKind.STANDARD_WEBHOOK, receiver).channel();
            alerts.route("", channel);
            // When
            alerts.arrive(Findings.opened("orders_app", "HIGH"));
            // Then
            await().untilAsserted(() -> assertThat(alerts.states(channel)).containsExactly("FAILED"));
            assertThat(channels.get(channel.id()))
                    .returns(false, Channel::enabled)
                    .returns(Channel.Health.GONE, Channel::health);
            alerts.arrive(Findings.opened("billing_app", "HIGH"));
            assertThat(alerts.states(channel)).hasSize(1);
        }
    }

    @Test
    void aReceiverThatAsksForPatienceGetsIt() {
        // Given
        try (Receiver receiver = new Receiver().answeringWithRetryAfter(429, "3600")) {
            Channel channel =
                    alerts.channel(ChannelKind.STANDARD_WEBHOOK, receiver).channel();
            alerts.route("", channel);
            // When
            alerts.arrive(Findings.opened("orders_app", "HIGH"));
            // Then
            await().untilAsserted(() -> assertThat(alerts.states(channel)).containsExactly("RETRYING"));
            alerts.arrive(Findings.opened("billing_app", "HIGH"));
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
    void theLogTellsEveryAttempt() {
        // Given
        try (Receiver receiver = new Receiver().answering(500)) {
            Channel channel =
                    alerts.channel(ChannelKind.STANDARD_WEBHOOK, receiver).channel();
            alerts.route("", channel);
            alerts.arrive(Findings.opened("orders_app", "HIGH"));
            await().untilAsserted(() -> assertThat(alerts.states(channel)).containsExactly("DELIVERED"));
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
    void aFailedDeliveryCanBeReplayed() {
        // Given
        try (Receiver receiver = new Receiver().answering(410)) {
            Channel channel =
                    alerts.channel(ChannelKind.STANDARD_WEBHOOK, receiver).channel();
            alerts.route("", channel);
            alerts.arrive(Findings.opened("orders_app", "HIGH"));
            await().untilAsserted(() -> assertThat(alerts.states(channel)).containsExactly("FAILED"));
            channels.update(
                    channel.id(), new ChannelDraft(channel.name(), channel.kind(), null, null, true), version -> {});
            // When
            deliveries.replay(database.first(
                            "select id from delivery where channel_id = ?",
                            row -> row.getObject(1, UUID.class),
                            channel.id())
                    .orElseThrow());
            // Then
            await().untilAsserted(() -> assertThat(alerts.states(channel)).containsExactly("DELIVERED"));
            assertThat(alerts.attempts(channel)).containsExactly("410", "200");
        }
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
