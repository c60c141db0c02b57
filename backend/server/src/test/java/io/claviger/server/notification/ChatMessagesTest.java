package io.claviger.server.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claviger.server.events.Fact;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChatMessagesTest {

    private final ChatMessages messages =
            new ChatMessages(() -> Optional.of(URI.create("https://claviger.example.com/")));

    @Test
    void aFindingAnswersWhatWhoWhereAndWhatToDo() throws Exception {
        // When
        JsonNode message = single(Findings.opened("orders_app password", "CRITICAL"));
        // Then
        JsonNode attachment = message.at("/attachments/0");
        assertThat(message.path("text").asText()).isEqualTo("Critical: Password never expires: `orders_app password`");
        assertThat(attachment.path("title_link").asText())
                .isEqualTo("https://claviger.example.com/findings/0199aaaa-0000-7000-8000-000000000001");
        assertThat(attachment.path("text").asText())
                .isEqualTo("`orders_app password` (postgres.password) in `shop-db`, of `orders_app`");
        assertThat(fields(attachment))
                .contains(
                        "Owner: Payments",
                        "Held: seen in 2 places, used by 1 workload",
                        "Can reach: everything (administrator)",
                        "Do: Set VALID UNTIL, then rotate.")
                .anyMatch(field -> field.startsWith("Because: expiresAt is not set"));
    }

    @Test
    void aFindingWithoutOwnerAndWithoutEvidenceSaysSoAndLeavesOutTheRest() throws Exception {
        // Given
        ObjectNode data = Findings.data("x", "LOW");
        data.putNull("owner").putNull("identity").putNull("bearing").putObject("evidence");
        // When
        JsonNode message = single(Findings.fact("io.claviger.finding.opened", data));
        // Then
        assertThat(fields(message.at("/attachments/0")))
                .contains("Owner: nobody is known")
                .noneMatch(f -> f.startsWith("Held"));
    }

    @Test
    void aResolvedFindingSaysThatItIs() throws Exception {
        JsonNode message = single(Findings.fact("io.claviger.finding.resolved", Findings.data("x", "HIGH")));
        assertThat(message.path("text").asText()).startsWith("Resolved: High: ");
    }

    @ParameterizedTest
    @CsvSource({
        "<!channel>, &lt;!channel&gt;",
        "<https://evil.test|click>, &lt;https:\u200b//evil.test|click&gt;",
        "a&b, a&amp;b",
        "@channel, @\u200bchannel",
        "*bold*, *\u200bbold*\u200b",
        "'line\nbreak', line break",
    })
    void namesFromElsewhereStayText(String name, String shown) throws Exception {
        assertThat(ChatText.plain(name)).isEqualTo(shown);
        assertThat(single(Findings.opened(name, "LOW")).toString()).doesNotContain("<!channel>", "<https", "@channel");
    }

    @Test
    void manyFindingsBecomeCountsWithTheWorstFirst() throws Exception {
        // Given
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            ObjectNode data = Findings.data("role" + i, i < 3 ? "CRITICAL" : "MEDIUM");
            ((ObjectNode) data.path("policy")).put("title", i < 3 ? "Secret in a repository" : "No owner");
            facts.add(Findings.fact("io.claviger.finding.opened", data));
        }
        facts.add(Findings.fact("io.claviger.finding.resolved", Findings.data("old", "HIGH")));
        // When
        JsonNode message = new ObjectMapper()
                .readTree(messages.digest(
                        facts.stream().map(ChatMessagesTest::pending).toList()));
        // Then
        assertThat(message.path("text").asText())
                .isEqualTo("30 findings: 3 critical, 27 medium; 1 resolved in `shop-db`");
        assertThat(message.at("/attachments/0/text").asText())
                .isEqualTo("3 × Secret in a repository (Critical)\n27 × No owner (Medium)");
        assertThat(message.at("/attachments/0/title_link").asText()).isEqualTo("https://claviger.example.com/findings");
    }

    private JsonNode single(Fact fact) throws Exception {
        return new ObjectMapper().readTree(messages.single(pending(fact)));
    }

    private static PendingDelivery pending(Fact fact) {
        return new PendingDelivery(UUID.randomUUID(), UUID.randomUUID(), fact.id(), fact.type(), fact.cloudEvent(), 0);
    }

    private static List<String> fields(JsonNode attachment) {
        List<String> fields = new ArrayList<>();
        attachment
                .path("fields")
                .forEach(field -> fields.add(field.path("title").asText() + ": "
                        + field.path("value").asText()));
        return fields;
    }
}
