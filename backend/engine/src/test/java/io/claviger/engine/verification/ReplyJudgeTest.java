package io.claviger.engine.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.engine.secrets.rules.VerificationRequest;
import io.claviger.engine.secrets.rules.VerificationRequest.AnswerCondition;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplyJudgeTest {

    private static final VerificationRequest PLAIN = request(null, null);
    private static final VerificationRequest SAID = request(
            new AnswerCondition("/ok", List.of("true")), new AnswerCondition("/error", List.of("invalid", "7")));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | LIVE",
                "401 | DEAD",
                "403 | UNKNOWN",
                "404 | UNKNOWN",
                "302 | UNKNOWN",
                "429 | UNKNOWN",
                "503 | UNKNOWN"
            })
    void goesByTheStatusWhenNothingElseIsSaid(int status, Liveness.State state) {
        assertThat(ReplyJudge.judge(PLAIN, new Reply(status, Map.of(), "<html>"))
                        .state())
                .isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | {\"ok\":true} | LIVE",
                "200 | {\"ok\":false} | UNKNOWN",
                "200 | {\"ok\":false,\"error\":\"invalid\"} | DEAD",
                "200 | {\"error\":7} | DEAD",
                "200 | <html>welcome to the hotel's network</html> | UNKNOWN",
                "401 | {\"error\":\"invalid\"} | DEAD",
                "401 | {\"error\":\"missing scope\"} | UNKNOWN",
                "500 | {\"error\":\"invalid\"} | UNKNOWN",
            })
    void goesByWhatTheBodySays(int status, String body, Liveness.State state) {
        assertThat(ReplyJudge.judge(SAID, new Reply(status, Map.of(), body)).state())
                .isEqualTo(state);
    }

    private static VerificationRequest request(
            @org.jspecify.annotations.Nullable AnswerCondition live,
            @org.jspecify.annotations.Nullable AnswerCondition dead) {
        return new VerificationRequest(
                "https://shop.com/{secret}", Map.of(), null, null, Set.of(200), Set.of(401), live, dead, Map.of());
    }
}
