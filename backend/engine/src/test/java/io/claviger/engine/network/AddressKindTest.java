package io.claviger.engine.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressKindTest {

    @ParameterizedTest
    @CsvSource({
        "8.8.8.8, PUBLIC",
        "100.63.255.255, PUBLIC",
        "100.128.0.0, PUBLIC",
        "172.15.255.255, PUBLIC",
        "172.32.0.0, PUBLIC",
        "2606:4700::1111, PUBLIC",
        "127.0.0.1, LOOPBACK",
        "127.255.255.254, LOOPBACK",
        "::1, LOOPBACK",
        "10.0.0.1, PRIVATE",
        "100.64.0.1, PRIVATE",
        "172.16.0.1, PRIVATE",
        "172.31.255.255, PRIVATE",
        "192.168.1.1, PRIVATE",
        "fc00::1, PRIVATE",
        "fd12:3456::1, PRIVATE",
        "fec0::1, PRIVATE",
        "64:ff9b:1::1, PRIVATE",
        "169.254.0.1, LINK_LOCAL",
        "fe80::1, LINK_LOCAL",
        "169.254.169.254, METADATA",
        "169.254.170.2, METADATA",
        "100.100.100.200, METADATA",
        "168.63.129.16, METADATA",
        "192.0.0.192, METADATA",
        "fd00:ec2::254, METADATA",
        "fd20:ce::254, METADATA",
        "224.0.0.1, MULTICAST",
        "255.255.255.255, MULTICAST",
        "ff02::1, MULTICAST",
        "0.0.0.0, RESERVED",
        "0.1.2.3, RESERVED",
        "::, RESERVED",
        "192.0.2.1, RESERVED",
        "198.18.0.1, RESERVED",
        "240.0.0.1, RESERVED",
        "2001:db8::1, RESERVED",
        "100::1, RESERVED",
    })
    void knowsWhatAnAddressIsFor(String address, AddressKind expected) {
        assertThat(AddressKind.of(InetAddress.ofLiteral(address))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        // IPv4-mapped
        "::ffff:127.0.0.1, LOOPBACK",
        "::ffff:169.254.169.254, METADATA",
        "::ffff:8.8.8.8, PUBLIC",
        // IPv4-compatible
        "::127.0.0.1, LOOPBACK",
        "::10.0.0.1, PRIVATE",
        // NAT64
        "64:ff9b::a9fe:a9fe, METADATA",
        "64:ff9b::a00:1, PRIVATE",
        "64:ff9b::808:808, PUBLIC",
        // 6to4 and Teredo, which nobody uses in earnest
        "2002:7f00:1::1, RESERVED",
        "2002:808:808::1, RESERVED",
        "2001:0:4136:e378::1, RESERVED",
    })
    void looksThroughAddressesThatWrapOthers(String address, AddressKind expected) {
        assertThat(AddressKind.of(InetAddress.ofLiteral(address))).isEqualTo(expected);
    }
}
