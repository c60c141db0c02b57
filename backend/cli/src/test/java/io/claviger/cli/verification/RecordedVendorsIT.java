package io.claviger.cli.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.cli.verification.VendorServer.Asked;
import io.claviger.engine.secrets.SecretValue;
import io.claviger.engine.secrets.rules.VerificationRequest;
import io.claviger.engine.verification.Liveness;
import io.claviger.engine.verification.Liveness.State;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every request of a rule file is put to a server that answers as the vendor's documentation says. */
class RecordedVendorsIT {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z][A-Za-z0-9]*)\\}");
    private static final Pattern BASIC = Pattern.compile("Basic ([0-9A-Za-z+/=]+)");

    @RegisterExtension
    static final VendorServer server = new VendorServer(hosts());

    static Stream<Recorded> recorded() throws IOException {
        return Recorded.all().stream();
    }

    static Stream<Recorded> everyone() throws IOException {
        return Stream.concat(recorded(), Recorded.made().stream());
    }

    private static Set<String> hosts() {
        try {
            return everyone().map(one -> one.request().host()).collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @ParameterizedTest
    @MethodSource("everyone")
    void knowsALiveSecretByItsVendorsAnswer(Recorded recorded) {
        // Given
        SecretValue secret = secret(recorded, "live");
        server.answer(request -> holds(request, recorded, "live") ? recorded.live() : recorded.dead());

        // When
        Liveness liveness = vendors().ask(recorded.type(), secret, "f1");

        // Then
        assertThat(liveness.because()).startsWith(recorded.request().host() + " answered");
        assertThat(liveness.state()).as(liveness.because()).isEqualTo(State.LIVE);
        assertThat(server.asked()).hasSize(1);
        assertThat(server.asked().getFirst().host())
                .isEqualTo(recorded.request().host());
    }

    @ParameterizedTest
    @MethodSource("everyone")
    void knowsADeadSecretByItsVendorsAnswerOrSaysNothing(Recorded recorded) {
        // Given
        VerificationRequest request = recorded.request();
        State expected = request.dead().isEmpty() && request.deadIf() == null ? State.UNKNOWN : State.DEAD;
        server.answer(asked -> holds(asked, recorded, "dead") ? recorded.dead() : recorded.live());

        // When
        Liveness liveness = vendors().ask(recorded.type(), secret(recorded, "dead"), "f2");

        // Then
        assertThat(liveness.state()).as(liveness.because()).isEqualTo(expected);
        assertThat(liveness.because()).doesNotContain("made");
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void saysNothingOfASecretWhoseVendorIsInTrouble(Recorded recorded) {
        for (int status : new int[] {302, 429, 500, 503}) {
            // Given
            server.answer(asked -> new VendorServer.Told(status, recorded.live().body()));

            // When
            Liveness liveness = vendors().ask(recorded.type(), secret(recorded, "any"), "f3");

            // Then
            assertThat(liveness.state()).as("%d", status).isEqualTo(State.UNKNOWN);
            assertThat(server.asked()).hasSize(1);
        }
    }

    @Test
    void hasTheRecordedAnswersOfAHundredAndTwentyProvidersAtLeast() throws IOException {
        assertThat(recorded().map(one -> one.type().provider()).distinct()).hasSizeGreaterThanOrEqualTo(120);
    }

    private static Vendors vendors() {
        return new Vendors(server.wire(), InstantSource.system(), Duration.ZERO);
    }

    private static SecretValue secret(Recorded recorded, String state) {
        return SecretValue.of(value("secret", state), parts(recorded.request(), state));
    }

    private static Map<String, String> parts(VerificationRequest request, String state) {
        Map<String, String> parts = new HashMap<>();
        String body = request.body() == null ? "" : request.body().text();
        Matcher matcher = PLACEHOLDER.matcher(request.url() + request.headers() + request.basic() + body);
        while (matcher.find()) {
            parts.put(matcher.group(1), value(matcher.group(1), state));
        }
        parts.remove("secret");
        return parts;
    }

    /** Holds what every place must escape. */
    private static String value(String name, String state) {
        return "made-" + name + "-" + state + "+/=";
    }

    /** Whether every part of the question arrived, decoded as the place where it stands wants it. */
    private static boolean holds(Asked asked, Recorded recorded, String state) {
        Matcher basic = BASIC.matcher(asked.head());
        String decoded =
                basic.find() ? new String(Base64.getDecoder().decode(basic.group(1)), StandardCharsets.UTF_8) : "";
        String url = URLDecoder.decode(asked.uri().replace("+", "%2B"), StandardCharsets.UTF_8);
        String form = asked.head().contains("form-urlencoded")
                ? URLDecoder.decode(asked.body().replace("+", "%2B"), StandardCharsets.UTF_8)
                : asked.body();
        String all = asked.head() + decoded + url + form;
        boolean whole = recorded.request().url().contains("{secret}")
                || !parts(recorded.request(), state).containsKey("token");
        return (!whole || all.contains(value("secret", state)))
                && parts(recorded.request(), state).values().stream().allMatch(all::contains);
    }
}
