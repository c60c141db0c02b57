package io.claviger.server.egress;

import io.claviger.engine.network.AddressKind;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Decides whether an address may be reached. Pure: it is told what a name resolved to. */
final class EgressRules {

    private static final String SETTING = "CLAVIGER_EGRESS_ALLOW";

    private static final int LAST_PORT = 65_535;

    private final AllowList allowed;

    EgressRules(AllowList allowed) {
        this.allowed = allowed;
    }

    /** Why a host must not be reached, if so. One bad address among several is enough. */
    Optional<String> refusal(Profile profile, String host, List<InetAddress> addresses) {
        for (InetAddress address : addresses) {
            AddressKind kind = AddressKind.of(address);
            if (!profile.opens(kind) && !allowed.opens(host, address)) {
                return Optional.of(closed(host, address, kind));
            }
        }
        return Optional.empty();
    }

    /** Why a URL is not one that a webhook can have, if so. Looks at its shape only. */
    Optional<String> refusal(URI target) {
        String scheme = String.valueOf(target.getScheme());
        if (!scheme.equalsIgnoreCase("https") && !scheme.equalsIgnoreCase("http")) {
            return Optional.of("The URL must start with https://");
        }
        if (target.getHost() == null) {
            return Optional.of(
                    "The URL has no host that can be looked up: write https://host/path, the host in plain letters,"
                            + " digits, hyphens and dots");
        }
        if (target.getPort() == 0 || target.getPort() > LAST_PORT) {
            return Optional.of("The URL's port is " + target.getPort() + ": ports are 1 to " + LAST_PORT);
        }
        if (target.getRawUserInfo() != null) {
            return Optional.of(
                    "The URL has a user or password in it, which would be seen in logs on the way: leave it out");
        }
        if (target.getHost().contains("%")) {
            return Optional.of("The URL names a network interface (%): leave it out");
        }
        return Optional.empty();
    }

    /** Why plain HTTP must not be spoken to a host, if so. */
    Optional<String> refusalOfPlainHttp(String host, List<InetAddress> addresses) {
        if (addresses.stream().allMatch(address -> allowed.opens(host, address))) {
            return Optional.empty();
        }
        return Optional.of("Plain http:// to '" + host
                + "' would show the message to everyone on the way: use https://, or add " + host + " to " + SETTING);
    }

    private static String closed(String host, InetAddress address, AddressKind kind) {
        String literal = address.getHostAddress();
        String subject = host.equals(literal) ? "'" + host + "'" : "'" + host + "' is " + literal + ", which";
        String remedy = kind == AddressKind.PRIVATE || kind == AddressKind.LOOPBACK
                ? "; if that is meant, add " + host + " or its network to " + SETTING
                : "; if that is meant, add its network to " + SETTING;
        return subject + " is " + kind.words() + remedy;
    }
}
