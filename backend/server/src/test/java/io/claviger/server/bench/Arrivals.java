package io.claviger.server.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/** A receiver of webhooks that notes when each object's finding arrives first. */
final class Arrivals implements AutoCloseable {
    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, Long> at = new ConcurrentHashMap<>();
    private final HttpServer server;

    Arrivals() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::take);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
    }

    /** Name of the object to {@link System#nanoTime()}. */
    Map<String, Long> at() {
        return at;
    }

    private void take(HttpExchange exchange) throws IOException {
        long now = System.nanoTime();
        JsonNode event = json.readTree(exchange.getRequestBody());
        JsonNode name = event.findPath("object").path("name");
        if (!name.isMissingNode()) {
            at.putIfAbsent(name.asText(), now);
        }
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
