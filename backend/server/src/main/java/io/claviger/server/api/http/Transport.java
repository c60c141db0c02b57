package io.claviger.server.api.http;

import io.claviger.engine.network.Network;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a request came: what is believed of it depends on the connection, never on headers alone. Plain HTTP is for this machine talking
 * to itself, and for the proxy that ended TLS.
 */
@ApplicationScoped
class Transport {

    private final List<Network> proxies;

    Transport(HttpConfig config) {
        this.proxies = config.trustedProxies().orElse(List.of()).stream()
                .map(String::strip)
                .map(Network::parse)
                .toList();
    }

    boolean isSafe(HttpServerRequest request) {
        InetAddress peer = peer(request);
        if (request.isSSL()) {
            return true;
        }
        if (peer == null) {
            return false;
        }
        if (isProxy(peer)) {
            return "https".equalsIgnoreCase(lastOf(request.getHeader("X-Forwarded-Proto")))
                    || (peer.isLoopbackAddress() && isOwnMachine(request));
        }
        // The host too: a page elsewhere may have its own name resolve to this machine.
        return peer.isLoopbackAddress() && isOwnMachine(request);
    }

    /** The address of the client, as far as it can be believed. */
    String client(HttpServerRequest request) {
        InetAddress peer = peer(request);
        if (peer == null) {
            return "unknown";
        }
        String forwarded = isProxy(peer) ? lastOf(request.getHeader("X-Forwarded-For")) : null;
        return forwarded == null || forwarded.isBlank() ? peer.getHostAddress() : forwarded;
    }

    private boolean isProxy(InetAddress peer) {
        return proxies.stream().anyMatch(network -> network.contains(peer));
    }

    private static boolean isOwnMachine(HttpServerRequest request) {
        HostAndPort authority = request.authority();
        if (authority == null || request.getHeader("X-Forwarded-For") != null) {
            return false;
        }
        String host = authority.host().toLowerCase(Locale.ROOT);
        return host.equals("localhost")
                || host.equals("[::1]")
                || host.equals("::1")
                || host.matches("127(\\.\\d{1,3}){3}");
    }

    private static @Nullable InetAddress peer(HttpServerRequest request) {
        // The connection's, not the request's: that one can be changed by headers.
        return request.connection().remoteAddress() instanceof io.vertx.core.net.SocketAddress address
                        && address.hostAddress() != null
                ? new InetSocketAddress(address.hostAddress(), Math.max(0, address.port())).getAddress()
                : null;
    }

    /** The value that the nearest proxy added. */
    private static @Nullable String lastOf(@Nullable String header) {
        return header == null
                ? null
                : header.substring(header.lastIndexOf(',') + 1).strip();
    }
}
