package io.claviger.server.notification;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** A real web server that receives messages, and answers as it is told. */
final class Receiver implements AutoCloseable {

    /** What came in. Header names are in lower case. */
    record Message(Map<String, String> headers, String body) {}

    private record Reply(int status, String retryAfter) {}

    private final HttpServer server;
    private final List<Message> messages = new CopyOnWriteArrayList<>();
    private final Queue<Reply> replies = new ConcurrentLinkedQueue<>();

    Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::receive);
        server.start();
    }

    /** The next answers; 200 after them. */
    Receiver answering(int... statuses) {
        for (int status : statuses) {
            replies.add(new Reply(status, ""));
        }
        return this;
    }

    Receiver answeringWithRetryAfter(int status, String retryAfter) {
        replies.add(new Reply(status, retryAfter));
        return this;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hooks/abcdefghijkl";
    }

    List<Message> messages() {
        return messages;
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            Map<String, String> headers = exchange.getRequestHeaders().entrySet().stream()
                    .collect(Collectors.toMap(
                            header -> header.getKey().toLowerCase(java.util.Locale.ROOT),
                            header -> header.getValue().getFirst()));
            messages.add(new Message(headers, body));
            Reply reply = replies.poll();
            if (reply != null && !reply.retryAfter().isEmpty()) {
                exchange.getResponseHeaders().add("Retry-After", reply.retryAfter());
            }
            // A connection that is kept may be closed here while the next message is on its way.
            exchange.getResponseHeaders().add("Connection", "close");
            exchange.sendResponseHeaders(reply == null ? 200 : reply.status(), -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
