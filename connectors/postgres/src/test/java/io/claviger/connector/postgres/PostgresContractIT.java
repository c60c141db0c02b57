package io.claviger.connector.postgres;

import io.claviger.spi.ConnectorException.Category;
import io.claviger.spi.Secret;
import io.claviger.testkit.ConnectorContract;
import io.claviger.testkit.Peer;
import io.claviger.testkit.Peer.Failure;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;

class PostgresContractIT implements ConnectorContract {

    private final ShopServer server = ShopServer.shared();

    @Override
    public Peer peer() {
        return new Peer(
                new PostgresConnectorFactory(),
                server.settings(Map.of()),
                ShopServer.CANARY,
                List.of(
                        failure(
                                "wrong password",
                                Map.of("password", Secret.of("wrong " + ShopServer.CANARY)),
                                Category.AUTHENTICATION),
                        failure("no such role", Map.of("user", "nobody"), Category.AUTHENTICATION),
                        failure("no such database", Map.of("database", "nowhere"), Category.NOT_FOUND),
                        failure("may not connect", Map.of("user", "plain", "database", "sealed"), Category.FORBIDDEN),
                        failure("nothing listens", Map.of("port", (long) freePort()), Category.UNAVAILABLE),
                        failure("unknown host", Map.of("host", "no-such-host.invalid"), Category.UNAVAILABLE),
                        failure("no TLS at the server", Map.of("sslMode", "verify-full"), Category.PROTOCOL)),
                List.of(server.settings(Map.of("user", "plain"))));
    }

    private Failure failure(String what, Map<String, Object> different, Category category) {
        return new Failure(what, server.settings(different), category);
    }

    @Override
    public Object stateOfSource() throws Exception {
        return server.state();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
