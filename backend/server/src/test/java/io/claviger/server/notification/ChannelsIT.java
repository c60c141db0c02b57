package io.claviger.server.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.claviger.server.Refusal;
import io.claviger.server.database.Database;
import io.claviger.server.events.Fact;
import io.claviger.server.testing.ShortWaits;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ShortWaits.class)
class ChannelsIT {

    @Inject
    Alerts alerts;

    @Inject
    Channels channels;

    @Inject
    TestMessage testMessage;

    @Inject
    Database database;

    @AfterEach
    void removeWhatWasMade() {
        alerts.remove();
    }

    @Test
    void aFewFindingsAreSingleMessagesToAChat() {
        // Given
        try (Receiver receiver = new Receiver()) {
            Channel channel =
                    alerts.channel(ChannelKind.SLACK_WEBHOOK, receiver).channel();
            alerts.route("severity == 'CRITICAL'", channel);
            // When
            alerts.arrive(Findings.opened("orders_app", "CRITICAL"), Findings.opened("quiet", "LOW"));
            // Then
            await().untilAsserted(() -> assertThat(alerts.states(channel)).containsExactly("DELIVERED"));
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
            Channel channel =
                    alerts.channel(ChannelKind.SLACK_WEBHOOK, receiver).channel();
            alerts.route("", channel);
            // When
            alerts.arrive(IntStream.range(0, 200)
                    .mapToObj(i -> Findings.opened("role" + i, "MEDIUM"))
                    .toArray(Fact[]::new));
            // Then
            await().untilAsserted(() ->
                    assertThat(alerts.states(channel)).hasSize(200).containsOnly("DELIVERED"));
            assertThat(receiver.messages())
                    .singleElement()
                    .satisfies(message -> assertThat(message.body()).contains("200 findings: 200 medium"));
        }
    }

    @Test
    void theTestButtonSaysWhatCameOfIt() throws Exception {
        try (Receiver receiver = new Receiver().answering(200, 404)) {
            Channel channel =
                    alerts.channel(ChannelKind.SLACK_WEBHOOK, receiver).channel();

            assertThat(testMessage.send(channel.id())).isEqualTo(new TestMessage.Result(true, 200, "accepted"));
            assertThat(testMessage.send(channel.id()))
                    .returns(false, TestMessage.Result::delivered)
                    .returns(404, TestMessage.Result::status);
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
            Channels.Created created = alerts.channel(ChannelKind.STANDARD_WEBHOOK, receiver);

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
}
