package io.claviger.cli.verification;

import io.claviger.engine.secrets.SecretValue;
import io.claviger.engine.secrets.rules.SecretType;
import io.claviger.engine.secrets.rules.VerificationRequest;
import io.claviger.engine.verification.HostPace;
import io.claviger.engine.verification.Liveness;
import io.claviger.engine.verification.Question;
import io.claviger.engine.verification.Questions;
import io.claviger.engine.verification.Reply;
import io.claviger.engine.verification.ReplyJudge;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLException;

/** Asks the vendor of a secret, once for each secret, and no host faster than it should be. Safe for use by several threads. */
public final class Vendors {

    private static final Duration BETWEEN = Duration.ofMillis(200);

    private final Wire wire;
    private final InstantSource clock;
    private final HostPace pace;
    private final Exchange exchange;
    private final Map<String, Liveness> known = new ConcurrentHashMap<>();

    public Vendors(Wire wire, InstantSource clock) {
        this(wire, clock, BETWEEN);
    }

    Vendors(Wire wire, InstantSource clock, Duration between) {
        this.wire = wire;
        this.clock = clock;
        this.pace = new HostPace(between);
        this.exchange = new Exchange(wire);
    }

    /**
     * Whether a secret is live.
     *
     * @param fingerprint of the value, by which the same secret in another place is known without being asked for again
     */
    public Liveness ask(SecretType type, SecretValue secret, String fingerprint) {
        return known.computeIfAbsent(type.id() + ' ' + fingerprint, unused -> ask(type, secret));
    }

    private Liveness ask(SecretType type, SecretValue secret) {
        VerificationRequest request = type.verification();
        return switch (Questions.of(type, secret)) {
            case Questions.Asked.Impossible impossible ->
                Liveness.unknown("the vendor was not asked: " + impossible.because());
            case Questions.Asked.Ready ready -> request == null ? Liveness.unknown("") : ask(request, ready.question());
        };
    }

    private Liveness ask(VerificationRequest request, Question question) {
        String host = question.host();
        try {
            InetAddress address = wire.publicAddress(host);
            Duration wait = pace.take(host, clock.instant());
            if (wait == null) {
                return Liveness.unknown("the vendor was not asked: " + host + " wants no more requests for now");
            }
            pause(wait);
            Reply reply = exchange.send(question, address);
            pace.heed(host, reply, clock.instant());
            return ReplyJudge.judge(request, reply);
        } catch (Wire.NotPublic e) {
            return Liveness.unknown("the vendor was not asked: " + e.getMessage());
        } catch (UnknownHostException e) {
            return Liveness.unknown("the vendor was not asked: " + host + " cannot be looked up");
        } catch (IOException e) {
            return Liveness.unknown(host + " gave no answer: " + words(e));
        }
    }

    /** Without the message of an unknown exception, in which there could be anything. */
    private static String words(IOException e) {
        return switch (e) {
            case SSLException tls -> "TLS failed; its certificate is not one that is trusted for this name";
            case InterruptedIOException late -> "not in time";
            case java.net.ConnectException refused -> "the connection was refused";
            default -> "the connection ended (" + e.getClass().getSimpleName() + ")";
        };
    }

    private static void pause(Duration wait) throws InterruptedIOException {
        try {
            // waits in the order in which turns were taken; nothing else is held meanwhile
            new java.util.concurrent.CountDownLatch(1)
                    .await(wait.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }
}
