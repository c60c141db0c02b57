package io.claviger.server.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowListTest {

    private static final AllowList ALLOWED =
            AllowList.parse(List.of("Chat.Example.com", " 10.20.0.0/15", "fd12::/16", "192.168.7.7"));

    @ParameterizedTest
    @CsvSource({
        "chat.example.com, 10.1.1.1, true",
        "CHAT.example.com, 127.0.0.1, true",
        "chat.example.com., 10.1.1.1, true",
        "chat.example.com, 169.254.169.254, false",
        "chat.example.com, 224.0.0.1, false",
        "chat.example.com.evil.test, 10.1.1.1, false",
        "x.chat.example.com, 10.1.1.1, false",
        "any.test, 10.20.3.4, true",
        "any.test, 10.21.255.255, true",
        "any.test, 10.22.0.0, false",
        "any.test, 192.168.7.7, true",
        "any.test, 192.168.7.8, false",
        "any.test, fd12:1::1, true",
        "any.test, fd13::1, false",
    })
    void opensWhatItNames(String host, String address, boolean expected) {
        assertThat(ALLOWED.opens(host, InetAddress.ofLiteral(address))).isEqualTo(expected);
    }

    @Test
    void aNetworkOpensEvenAMetadataServiceBecauseTheOperatorSaidSo() {
        AllowList allowed = AllowList.parse(List.of("169.254.169.254/32"));
        assertThat(allowed.opens("any.test", InetAddress.ofLiteral("169.254.169.254")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"10.0.0.0/33", "10.0.0/8", "fd12::/129", "http://chat.example.com", "a b", "-x", "10.0.0.0/x"})
    void refusesWhatIsNeitherHostNorNetwork(String entry) {
        assertThatThrownBy(() -> AllowList.parse(List.of(entry)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(entry.toLowerCase(java.util.Locale.ROOT));
    }
}
