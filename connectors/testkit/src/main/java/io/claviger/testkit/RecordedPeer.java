package io.claviger.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A real HTTP server that answers as a peer once did, for peers that cannot run in a build. A fault can be switched on for the
 * next answers. A request that was never recorded is answered with 404 and kept in {@link #unexpected()}.
 */
public final class RecordedPeer implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Deque<Exchange>> answers = new HashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> unexpected = new CopyOnWriteArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private @Nullable Fault fault;
    private int faultyAnswers;

    private RecordedPeer(List<Exchange> exchanges) throws IOException {
        for (Exchange exchange : exchanges) {
            answers.computeIfAbsent(exchange.key(), key -> new ArrayDeque<>()).add(exchange);
        }
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    /** Replays a file beside a test class. */
    public static RecordedPeer replaying(Class<?> test, String file) throws IOException {
        try (InputStream in = test.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalArgumentException("There is no recording " + file + " beside " + test.getName());
            }
            return new RecordedPeer(Exchange.read(in));
        }
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Makes the next answers faulty. */
    public synchronized void fail(Fault fault, int answers) {
        this.fault = fault;
        this.faultyAnswers = answers;
    }

    /** Every request so far, as {@code GET /path?query}. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** The requests for which nothing was recorded. */
    public List<String> unexpected() {
        return List.copyOf(unexpected);
    }

    private void answer(HttpExchange http) throws IOException {
        String key = http.getRequestMethod() + " " + http.getRequestURI();
        requests.add(key);
        http.getRequestBody().readAllBytes();
        try (http) {
            switch (nextFault()) {
                case Fault.RateLimited(var retryAfter) -> {
                    http.getResponseHeaders().set("Retry-After", String.valueOf(retryAfter.toSeconds()));
                    send(http, 429, "slow down", false);
                }
                case Fault.Failing(int status) -> send(http, status, "failed", false);
                case Fault.Slow(var delay) -> {
                    closing.await(delay.toMillis(), TimeUnit.MILLISECONDS);
                    replay(http, key, false, false);
                }
                case Fault.Truncated() -> replay(http, key, false, true);
                case Fault.Reordered() -> replay(http, key, true, false);
                case null -> replay(http, key, false, false);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized @Nullable Fault nextFault() {
        if (faultyAnswers == 0) {
            return null;
        }
        faultyAnswers--;
        return fault;
    }

    private void replay(HttpExchange http, String key, boolean reversed, boolean truncated) throws IOException {
        Exchange exchange = next(key);
        if (exchange == null) {
            unexpected.add(key);
            send(http, 404, "not recorded: " + key, false);
            return;
        }
        exchange.headers().forEach((name, value) -> http.getResponseHeaders().set(name, here(value)));
        send(http, exchange.status(), here(exchange.text(reversed)), truncated);
    }

    private synchronized @Nullable Exchange next(String key) {
        Deque<Exchange> recorded = answers.get(key);
        if (recorded == null) {
            return null;
        }
        return recorded.size() > 1 ? recorded.poll() : recorded.peek();
    }

    private String here(String text) {
        return text.replace("{base}", address().toString());
    }

    private static void send(HttpExchange http, int status, String body, boolean truncated) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        http.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        http.getResponseBody().write(bytes, 0, truncated ? bytes.length / 2 : bytes.length);
        http.getResponseBody().flush();
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.close();
    }
}
