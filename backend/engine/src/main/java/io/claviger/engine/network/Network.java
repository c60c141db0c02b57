package io.claviger.engine.network;

import java.net.InetAddress;

/** A block of addresses such as {@code 10.0.0.0/8} or {@code fe80::/10}. */
public record Network(InetAddress base, int prefix) {

    /**
     * Reads {@code address/prefix}, or a single address.
     *
     * @throws IllegalArgumentException if it is neither; the message names the text
     */
    public static Network parse(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        try {
            // 10.1 would otherwise be read as 10.0.0.1, which nobody means.
            if (address.indexOf(':') < 0 && !address.matches("\\d+(\\.\\d+){3}")) {
                throw new IllegalArgumentException("not four numbers");
            }
            InetAddress base = InetAddress.ofLiteral(address);
            int width = base.getAddress().length * 8;
            int prefix = slash < 0 ? width : Integer.parseInt(text.substring(slash + 1));
            if (prefix < 0 || prefix > width) {
                throw new IllegalArgumentException("prefix out of range");
            }
            return new Network(base, prefix);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a network: write an address and a prefix, such as 10.20.0.0/16", e);
        }
    }

    public boolean contains(InetAddress address) {
        byte[] mine = base.getAddress();
        byte[] other = address.getAddress();
        if (mine.length != other.length) {
            return false;
        }
        int whole = prefix / 8;
        for (int i = 0; i < whole; i++) {
            if (mine[i] != other[i]) {
                return false;
            }
        }
        int rest = prefix % 8;
        int mask = 0xff << (8 - rest) & 0xff;
        return rest == 0 || (mine[whole] & mask) == (other[whole] & mask);
    }

    @Override
    public String toString() {
        return base.getHostAddress() + "/" + prefix;
    }
}
