package io.claviger.server.egress;

import io.claviger.engine.network.AddressKind;
import io.claviger.engine.network.Network;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What the operator opened: networks, and hosts by name. A name opens private and loopback addresses only, whatever it
 * resolves to, because whoever controls the name's DNS record chooses the address; a network opens all that is in it.
 */
record AllowList(Set<String> hosts, List<Network> networks) {

    static final AllowList NOTHING = new AllowList(Set.of(), List.of());

    /** @throws IllegalArgumentException if an entry is neither a host nor a network */
    static AllowList parse(List<String> entries) {
        Set<String> hosts = new HashSet<>();
        List<Network> networks = new ArrayList<>();
        for (String entry : entries) {
            String text = entry.strip().toLowerCase(Locale.ROOT);
            if (text.matches("[0-9.]+(/.*)?") || text.contains(":") || text.contains("/")) {
                networks.add(Network.parse(text));
            } else if (text.matches("[a-z0-9_]([a-z0-9_.-]*[a-z0-9])?")) {
                hosts.add(text);
            } else if (!text.isEmpty()) {
                throw new IllegalArgumentException(
                        "'" + entry + "' is neither a host nor a network: write chat.example.com or 10.20.0.0/16");
            }
        }
        return new AllowList(Set.copyOf(hosts), List.copyOf(networks));
    }

    boolean opens(String host, InetAddress address) {
        if (networks.stream().anyMatch(network -> network.contains(address))) {
            return true;
        }
        AddressKind kind = AddressKind.of(address);
        return names(host)
                && (kind == AddressKind.PUBLIC || kind == AddressKind.PRIVATE || kind == AddressKind.LOOPBACK);
    }

    private boolean names(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        return hosts.contains(lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower);
    }
}
