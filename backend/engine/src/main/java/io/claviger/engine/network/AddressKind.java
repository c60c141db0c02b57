package io.claviger.engine.network;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * What an address is for. After the IANA special-purpose registries for IPv4 and IPv6 (RFC 6890 and its successors) and
 * the documentation of the clouds' metadata services.
 */
public enum AddressKind {
    PUBLIC("a public address"),
    LOOPBACK("this machine itself"),
    PRIVATE("a private network"),
    LINK_LOCAL("a link-local address"),
    METADATA("a cloud's metadata service, which hands out credentials"),
    MULTICAST("a multicast or broadcast address"),
    RESERVED("a reserved address that no service can have");

    private final String words;

    AddressKind(String words) {
        this.words = words;
    }

    /** What it is, to be put after "is". */
    public String words() {
        return words;
    }

    private record Block(Network network, AddressKind kind) {}

    /** The first that contains an address decides. */
    private static final List<Block> BLOCKS = Arrays.stream("""
                    METADATA 169.254.169.254
                    METADATA 169.254.170.2
                    METADATA 169.254.170.23
                    METADATA 100.100.100.200
                    METADATA 192.0.0.192
                    METADATA 168.63.129.16
                    METADATA fd00:ec2::/32
                    METADATA fd20:ce::254
                    LOOPBACK 127.0.0.0/8
                    LOOPBACK ::1
                    RESERVED 0.0.0.0/8
                    PRIVATE 10.0.0.0/8
                    PRIVATE 100.64.0.0/10
                    PRIVATE 172.16.0.0/12
                    PRIVATE 192.168.0.0/16
                    LINK_LOCAL 169.254.0.0/16
                    RESERVED 192.0.0.0/24
                    RESERVED 192.0.2.0/24
                    RESERVED 192.88.99.0/24
                    RESERVED 198.18.0.0/15
                    RESERVED 198.51.100.0/24
                    RESERVED 203.0.113.0/24
                    MULTICAST 224.0.0.0/4
                    MULTICAST 255.255.255.255
                    RESERVED 240.0.0.0/4
                    PUBLIC 0.0.0.0/0
                    LINK_LOCAL fe80::/10
                    PRIVATE fec0::/10
                    PRIVATE fc00::/7
                    PRIVATE 64:ff9b:1::/48
                    MULTICAST ff00::/8
                    RESERVED 2001::/23
                    RESERVED 2001:db8::/32
                    RESERVED 2002::/16
                    RESERVED 3fff::/20
                    PUBLIC 2000::/3
                    RESERVED ::/0
                    """.split("\n"))
            .map(line -> line.split(" "))
            .map(parts -> new Block(Network.parse(parts[1]), AddressKind.valueOf(parts[0])))
            .toList();

    private static final Network COMPATIBLE = Network.parse("::/96");
    private static final Network NAT64 = Network.parse("64:ff9b::/96");

    public static AddressKind of(InetAddress address) {
        InetAddress real = unwrapped(address);
        return BLOCKS.stream()
                .filter(block -> block.network().contains(real))
                .findFirst()
                .orElseThrow()
                .kind();
    }

    /**
     * The IPv4 address inside a NAT64 or an IPv4-compatible one, which is where a packet to it ends. (Java itself turns
     * IPv4-mapped addresses into IPv4.)
     */
    private static InetAddress unwrapped(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean wraps = NAT64.contains(address) || COMPATIBLE.contains(address) && bytes[12] != 0;
        if (!wraps) {
            return address;
        }
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, 12, 16));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an IPv4 address", e);
        }
    }
}
