package io.claviger.engine.verification;

import io.claviger.engine.json.JsonException;
import io.claviger.engine.json.JsonPointer;
import io.claviger.engine.json.JsonReader;
import io.claviger.engine.secrets.rules.VerificationRequest;
import io.claviger.engine.secrets.rules.VerificationRequest.AnswerCondition;
import io.claviger.engine.verification.Liveness.State;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Says what a vendor's answer means. In doubt nothing is said of the secret. */
public final class ReplyJudge {

    private ReplyJudge() {}

    public static Liveness judge(VerificationRequest request, Reply reply) {
        String answered = request.host() + " answered " + reply.status();
        int status = reply.status();
        if (status == 429) {
            return Liveness.unknown(answered + ": too many requests; try again later");
        }
        if (status >= 300 && status < 400) {
            return Liveness.unknown(answered + ": a redirect, which is not followed");
        }
        if (status >= 500) {
            return Liveness.unknown(answered + ": the vendor has a problem; try again later");
        }
        boolean saysDead = request.deadIf() != null && holds(request.deadIf(), reply.body());
        if (request.dead().contains(status) && (request.deadIf() == null || saysDead)
                || request.live().contains(status) && saysDead) {
            return new Liveness(State.DEAD, answered + ": not accepted");
        }
        if (request.live().contains(status) && (request.liveIf() == null || holds(request.liveIf(), reply.body()))) {
            return new Liveness(State.LIVE, answered + ": live");
        }
        return Liveness.unknown(answered + ", which says nothing of the secret");
    }

    private static boolean holds(AnswerCondition condition, String body) {
        String pointer = condition.pointer();
        if (pointer == null) {
            return condition.anyOf().stream().anyMatch(body::contains);
        }
        Object found = at(body, pointer);
        return found != null
                && (condition.anyOf().isEmpty() || condition.anyOf().contains(written(found)));
    }

    private static @Nullable Object at(String body, String pointer) {
        try {
            return JsonPointer.find(JsonReader.read(body), pointer);
        } catch (JsonException notJson) {
            return null;
        }
    }

    private static String written(Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }
}
