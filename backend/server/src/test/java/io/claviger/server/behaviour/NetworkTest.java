package io.claviger.server.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkTest {

    @ParameterizedTest
    @CsvSource({
        "198.51.100.7, 198.51.100.0/24",
        "10.0.0.255, 10.0.0.0/24",
        "2001:db8:1:2::9, 2001:db8:1::/48",
        "::1, 0:0:0::/48",
        "::ffff:198.51.100.7, 198.51.100.0/24",
        "lambda.amazonaws.com, lambda.amazonaws.com",
        "AWS Internal, AWS Internal",
        "999.1.1.1, 999.1.1.1"
    })
    void tellsWhereAUseCameFrom(String address, String network) {
        assertThat(Network.of(address)).isEqualTo(network);
    }

    @Test
    void isEmptyWhereTheSourceDoesNotTell() {
        assertThat(Network.of(null)).isEmpty();
    }
}
