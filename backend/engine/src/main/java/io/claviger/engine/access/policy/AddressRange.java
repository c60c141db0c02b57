package io.claviger.engine.access.policy;

import java.net.InetAddress;

/**
 * A range of IP addresses, {@code 203.0.113.0/24} or {@code 2001:db8::/32}; without a length it is one address.
 *
 * <p>Source: RFC 4632 and RFC 4291 section 2.3, as the IAM User Guide's "IP address condition operators" asks.
 */
record AddressRange(byte[] start, int bits) implements Comparison.Wanted {

    static Comparison.Wanted parse(String text) {
        int slash = text.indexOf('/');
        byte[] address = bytes(slash < 0 ? text : text.substring(0, slash));
        if (address.length == 0) {
            return actual -> false;
        }
        int most = address.length * Byte.SIZE;
        try {
            int bits = slash < 0 ? most : Integer.parseInt(text.substring(slash + 1));
            return bits < 0 || bits > most ? actual -> false : new AddressRange(address, bits);
        } catch (NumberFormatException notALength) {
            return actual -> false;
        }
    }

    @Override
    public boolean matches(String actual) {
        byte[] address = bytes(actual);
        if (address.length != start.length) {
            return false;
        }
        int whole = bits / Byte.SIZE;
        for (int i = 0; i < whole; i++) {
            if (address[i] != start[i]) {
                return false;
            }
        }
        int rest = bits % Byte.SIZE;
        int mask = 0xff << (Byte.SIZE - rest) & 0xff;
        return rest == 0 || (address[whole] & mask) == (start[whole] & mask);
    }

    /** None when the text is no address; names are never looked up. */
    private static byte[] bytes(String text) {
        try {
            return InetAddress.ofLiteral(text.strip()).getAddress();
        } catch (IllegalArgumentException notAnAddress) {
            return new byte[0];
        }
    }
}
