package io.claviger.server.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.server.egress.Answer;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JudgementTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204})
    void takesEverySuccessAsDelivered(int status) {
        assertThat(judge(status, Map.of(), "ok")).isInstanceOf(Verdict.Delivered.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 400, 401, 403, 404, 408, 429, 500, 502, 503})
    void triesEverythingElseAgain(int status) {
        assertThat(judge(status, Map.of(), "")).isInstanceOf(Verdict.Again.class);
    }

    @Test
    void endsWithWhatIsGone() {
        assertThat(judge(410, Map.of(), "channel_is_archived"))
                .isEqualTo(new Verdict.Gone(410, "the endpoint is gone for good: channel_is_archived"));
    }

    @ParameterizedTest
    @CsvSource({
        "429, 120, 2026-11-20T10:02:00Z",
        "503, 5, 2026-11-20T10:00:05Z",
        "429, 'Fri, 20 Nov 2026 10:05:00 GMT', 2026-11-20T10:05:00Z",
        "429, 999999999, 2026-11-21T10:00:00Z",
    })
    void waitsAsLongAsItWasAsked(int status, String retryAfter, Instant expected) {
        Verdict verdict = judge(status, Map.of("retry-after", retryAfter), "");

        assertThat(((Verdict.Again) verdict).notBefore()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"429, soon", "429, -5", "500, 120"})
    void heedsNoPatienceThatIsUnreadableOrNotDue(int status, String retryAfter) {
        Verdict verdict = judge(status, Map.of("retry-after", retryAfter), "");

        assertThat(((Verdict.Again) verdict).notBefore()).isNull();
    }

    @Test
    void repeatsTheBeginningOfTheReceiversWordsOnOneLine() {
        Verdict verdict = judge(400, Map.of(), "invalid\npayload" + "x".repeat(1000));

        assertThat(verdict.detail()).startsWith("not accepted: invalid payload").hasSizeLessThan(230);
    }

    private static Verdict judge(int status, Map<String, String> headers, String body) {
        return Judgement.of(new Answer.Response(status, headers, body), NOW);
    }
}
