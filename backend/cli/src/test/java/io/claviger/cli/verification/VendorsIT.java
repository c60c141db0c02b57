package io.claviger.cli.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.engine.secrets.SecretValue;
import io.claviger.engine.secrets.rules.RuleSet;
import io.claviger.engine.secrets.rules.SecretType;
import io.claviger.engine.verification.Liveness;
import io.claviger.engine.verification.Liveness.State;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is never done, whatever a vendor answers. */
class VendorsIT {

    private static final SecretType TYPE =
            RuleSet.builtIn().find("github/personal-access-token").orElseThrow();
    private static final SecretValue SECRET = SecretValue.of("made-for-this-test", Map.of());
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-21T12:00:00Z"));

    @RegisterExtension
    static final VendorServer server = new VendorServer("api.github.com");

    @Test
    void asksOnceForTheSameSecret() {
        // Given
        server.answer(request -> new VendorServer.Told(200, "{}"));
        Vendors vendors = vendors(server.wire());

        // When
        Liveness first = vendors.ask(TYPE, SECRET, "f");
        Liveness second = vendors.ask(TYPE, SECRET, "f");

        // Then
        assertThat(first).isEqualTo(second).isEqualTo(new Liveness(State.LIVE, "api.github.com answered 200: live"));
        assertThat(server.asked()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void followsNoRedirect(int status) {
        // Given
        server.answer(request -> new VendorServer.Told(status, ""));

        // When
        Liveness liveness = vendors(server.wire()).ask(TYPE, SECRET, "f");

        // Then
        assertThat(liveness)
                .isEqualTo(
                        Liveness.unknown("api.github.com answered " + status + ": a redirect, which is not followed"));
        assertThat(server.asked()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.5", "127.0.0.1", "169.254.169.254", "192.168.1.1", "::1", "fd00:ec2::254"})
    void sendsNothingToAnAddressThatIsNotPublic(String address) {
        // Given
        Wire wire = new Wire(
                host -> List.of(VendorServer.PUBLIC, InetAddress.ofLiteral(address)),
                server.wire().dialer(),
                server.wire().tls(),
                Duration.ofSeconds(5));

        // When
        Liveness liveness = vendors(wire).ask(TYPE, SECRET, "f");

        // Then
        assertThat(liveness.state()).isEqualTo(State.UNKNOWN);
        assertThat(liveness.because()).contains("not asked").contains("api.github.com is ");
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void leavesAHostAloneThatSaidSo() {
        // Given
        server.answer(request -> new VendorServer.Told(429, ""));
        Vendors vendors = vendors(server.wire());

        // When
        vendors.ask(TYPE, SECRET, "f");
        Liveness next = vendors.ask(TYPE, SecretValue.of("another-made-one", Map.of()), "g");

        // Then
        assertThat(next)
                .isEqualTo(Liveness.unknown("the vendor was not asked: api.github.com wants no more requests for now"));
        assertThat(server.asked()).hasSize(1);
    }

    @Test
    void waitsForAnAnswerNoLongerThanItShould() {
        // Given
        CountDownLatch never = new CountDownLatch(1);
        server.answer(request -> {
            try {
                never.await(60, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new VendorServer.Told(200, "{}");
        });
        Wire wire = new Wire(
                server.wire().names(), server.wire().dialer(), server.wire().tls(), Duration.ofMillis(300));

        // When
        Liveness liveness = vendors(wire).ask(TYPE, SECRET, "f");

        // Then
        never.countDown();
        assertThat(liveness).isEqualTo(Liveness.unknown("api.github.com gave no answer: not in time"));
    }

    @Test
    void sendsNothingToSomeoneWithoutTheVendorsCertificate() {
        // Given
        Wire wire = new Wire(
                server.wire().names(),
                server.wire().dialer(),
                (SSLSocketFactory) SSLSocketFactory.getDefault(),
                Duration.ofSeconds(5));

        // When
        Liveness liveness = vendors(wire).ask(TYPE, SECRET, "f");

        // Then
        assertThat(liveness.because()).startsWith("api.github.com gave no answer: TLS failed");
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void sendsNothingToAVendorOfAnotherName() {
        // Given
        SecretType other = RuleSet.builtIn().find("slack/bot-token").orElseThrow();

        // When
        Liveness liveness = vendors(server.wire()).ask(other, SECRET, "f");

        // Then
        assertThat(liveness.because()).startsWith("slack.com gave no answer: TLS failed");
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void saysThatAVendorCannotBeReached() {
        // Given
        Wire unknown = new Wire(
                host -> {
                    throw new UnknownHostException(host);
                },
                server.wire().dialer(),
                server.wire().tls(),
                Duration.ofSeconds(5));
        Wire closed = new Wire(
                server.wire().names(),
                (address, timeout) -> refused(),
                server.wire().tls(),
                Duration.ofSeconds(5));

        // Then
        assertThat(vendors(unknown).ask(TYPE, SECRET, "f").because()).endsWith("api.github.com cannot be looked up");
        assertThat(vendors(closed).ask(TYPE, SECRET, "f").because()).endsWith("the connection was refused");
    }

    @Test
    void asksNobodyAboutATypeWithoutAHarmlessRequest() {
        // Given
        SecretType type = RuleSet.builtIn().find("aws/access-key-id").orElseThrow();

        // When
        Liveness liveness = vendors(server.wire()).ask(type, SECRET, "f");

        // Then
        assertThat(liveness.because()).contains("no request that is known to be harmless");
    }

    private static Socket refused() throws IOException {
        throw new ConnectException("made-for-this-test");
    }

    private static Vendors vendors(Wire wire) {
        return new Vendors(wire, CLOCK, Duration.ZERO);
    }
}
