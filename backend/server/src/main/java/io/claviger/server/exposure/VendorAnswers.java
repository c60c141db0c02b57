package io.claviger.server.exposure;

import io.claviger.engine.secrets.SecretValue;
import io.claviger.engine.secrets.rules.SecretType;
import io.claviger.engine.secrets.rules.VerificationRequest;
import io.claviger.engine.verification.HostPace;
import io.claviger.engine.verification.Liveness;
import io.claviger.engine.verification.Question;
import io.claviger.engine.verification.Questions;
import io.claviger.engine.verification.Reply;
import io.claviger.engine.verification.ReplyJudge;
import io.claviger.server.audit.Audit;
import io.claviger.server.database.Database;
import io.claviger.server.egress.Answer;
import io.claviger.server.egress.GuardedHttp;
import io.claviger.server.egress.GuardedRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/**
 * Asks the vendor of a secret whether it is live, when a person wants it: the one host of its rule, through the guard, at a
 * steady pace. That it was asked is audited; the value is in the request and nowhere else.
 */
@ApplicationScoped
class VendorAnswers {

    private static final Duration BETWEEN = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final GuardedHttp http;
    private final Audit audit;
    private final Database database;
    private final InstantSource clock;
    private final HostPace pace = new HostPace(BETWEEN);

    @Inject
    VendorAnswers(GuardedHttp http, Audit audit, Database database, InstantSource clock) {
        this.http = http;
        this.audit = audit;
        this.database = database;
        this.clock = clock;
    }

    Liveness ask(SecretType type, SecretValue secret) throws InterruptedException {
        VerificationRequest request = type.verification();
        Questions.Asked asked = Questions.of(type, secret);
        if (request == null || asked instanceof Questions.Asked.Impossible) {
            return Liveness.unknown("the vendor was not asked: "
                    + (asked instanceof Questions.Asked.Impossible impossible
                            ? impossible.because()
                            : "there is no request"));
        }
        Question question = ((Questions.Asked.Ready) asked).question();
        Duration wait = pace.take(question.host(), clock.instant(), PATIENCE);
        if (wait == null) {
            return Liveness.unknown("the vendor was not asked: " + question.host()
                    + " is asked too often just now, or wants no more requests for now; try again later");
        }
        Thread.sleep(wait);
        database.inNewTransaction(() -> {
            audit.record("secret.verified", "secret", null, Map.of("type", type.id(), "host", question.host()));
            return true;
        });
        return judged(request, question);
    }

    private Liveness judged(VerificationRequest request, Question question) throws InterruptedException {
        Answer answer = http.send(new GuardedRequest(question.url(), question.headers(), question.body()));
        return switch (answer) {
            case Answer.Refused refused -> Liveness.unknown("the vendor was not asked: " + refused.reason());
            case Answer.Failed failed -> Liveness.unknown(question.host() + " gave no answer: " + failed.reason());
            case Answer.Response response -> {
                Reply reply = new Reply(response.status(), response.headers(), response.body());
                pace.heed(question.host(), reply, clock.instant());
                yield ReplyJudge.judge(request, reply);
            }
        };
    }
}
