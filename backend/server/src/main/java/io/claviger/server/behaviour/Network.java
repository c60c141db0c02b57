package io.claviger.server.behaviour;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** Where a use came from, coarse enough to be counted: the /24 or /48 of an address, or the name of a service. */
final class Network {

    private static final int LONGEST = 100;

    private Network() {}

    static String of(@Nullable String address) {
        if (address == null) {
            return "";
        }
        if (!address.matches("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
            return address.substring(0, Math.min(LONGEST, address.length()));
        }
        try {
            return of(InetAddress.ofLiteral(address).getAddress());
        } catch (IllegalArgumentException noAddress) {
            return address.substring(0, Math.min(LONGEST, address.length()));
        }
    }

    private static String of(byte[] address) {
        if (address.length == 4) {
            return (address[0] & 255) + "." + (address[1] & 255) + "." + (address[2] & 255) + ".0/24";
        }
        StringBuilder network = new StringBuilder();
        for (int i = 0; i < 6; i += 2) {
            network.append(Integer.toHexString((address[i] & 255) << 8 | address[i + 1] & 255))
                    .append(':');
        }
        return network + ":/48";
    }
}
