package io.claviger.server.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EgressTest {

    @Test
    void opensAPublicHostAtTheAddressThatWasJudged() {
        // Given
        Egress egress = guarding(AllowList.NOTHING, "8.8.8.8");
        // When
        Reach reach = egress.checkWebhook(URI.create("https://hooks.example.com/services/x"));
        // Then
        assertThat(reach)
                .isEqualTo(new Reach.Open("hooks.example.com", 443, List.of(InetAddress.ofLiteral("8.8.8.8"))));
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, this machine itself",
        "10.0.0.7, a private network",
        "100.64.1.1, a private network",
        "169.254.169.254, metadata service",
        "fe80::1, link-local",
        "::1, this machine itself",
        "64:ff9b::7f00:1, this machine itself",
        "224.0.0.251, multicast",
        "0.0.0.0, reserved",
    })
    void refusesAWebhookToWhatIsNotPublicAndSaysWhy(String address, String why) {
        Reach reach = guarding(AllowList.NOTHING, address).checkWebhook(URI.create("https://hooks.example.com/x"));

        assertThat(reach)
                .asInstanceOf(type(Reach.Refused.class))
                .extracting(Reach.Refused::reason)
                .asString()
                .contains("hooks.example.com", why, "CLAVIGER_EGRESS_ALLOW");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/x",
                "https://[::1]/x",
                "https://[::ffff:10.0.0.1]/x",
                "https://2130706433/x",
                "https://127.1/x",
                "https://localhost/x",
                "https://0.0.0.0/x",
            })
    void refusesAddressesHoweverTheyAreWritten(String url) {
        Egress egress = new Egress(AllowList.NOTHING, Resolver.SYSTEM);
        assertThat(egress.checkWebhook(URI.create(url))).isNotInstanceOf(Reach.Open.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://hooks.example.com/x",
                "file:///etc/passwd",
                "hooks.example.com/x",
                "mailto:a@example.com",
                "https:///x",
                "https://hooks.example.com:99999/x",
                "https://hooks.example.com:0/x",
                "https://user:word@hooks.example.com/x",
                "https://[fe80::1%25eth0]/x",
            })
    void refusesUrlsOfAnotherShape(String url) {
        Reach reach = guarding(AllowList.NOTHING, "8.8.8.8").checkWebhook(URI.create(url));
        assertThat(reach).isInstanceOf(Reach.Refused.class);
    }

    @Test
    void oneClosedAddressAmongSeveralIsEnoughToRefuse() {
        Reach reach = guarding(AllowList.NOTHING, "8.8.8.8", "10.0.0.1")
                .checkWebhook(URI.create("https://hooks.example.com/x"));
        assertThat(reach).isInstanceOf(Reach.Refused.class);
    }

    @Test
    void plainHttpIsOnlyForHostsThatWereNamed() {
        // Given
        URI target = URI.create("http://chat.example.com/hooks/x");
        // When
        Reach unnamed = guarding(AllowList.NOTHING, "8.8.8.8").checkWebhook(target);
        Reach named = guarding(AllowList.parse(List.of("chat.example.com")), "10.0.0.1")
                .checkWebhook(target);
        // Then
        assertThat(unnamed)
                .asInstanceOf(type(Reach.Refused.class))
                .extracting(Reach.Refused::reason)
                .asString()
                .contains("https://");
        assertThat(named).isInstanceOf(Reach.Open.class);
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.5, true",
        "127.0.0.1, true",
        "192.168.1.1, true",
        "8.8.8.8, true",
        "169.254.169.254, false",
        "169.254.9.9, false",
        "100.100.100.200, false",
        "fd00:ec2::254, false",
        "fe80::1, false",
        "0.0.0.0, false",
        "224.0.0.1, false",
    })
    void aSourceMayBePrivateButNotAMetadataService(String address, boolean open) {
        Reach reach = guarding(AllowList.NOTHING, address).checkSource("db.example.internal", 5432);
        assertThat(reach instanceof Reach.Open).isEqualTo(open);
    }

    @Test
    void aNameThatIsUnknownTodayMayBeKnownLater() {
        Egress egress = new Egress(AllowList.NOTHING, host -> {
            throw new UnknownHostException(host);
        });
        assertThat(egress.checkWebhook(URI.create("https://gone.example.com/")))
                .asInstanceOf(type(Reach.Unknown.class))
                .extracting(Reach.Unknown::reason)
                .asString()
                .contains("gone.example.com", "DNS");
    }

    private static Egress guarding(AllowList allowed, String... addresses) {
        return new Egress(
                allowed,
                host -> Arrays.stream(addresses).map(InetAddress::ofLiteral).toList());
    }
}
