package io.claviger.server.egress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.sun.net.httpserver.HttpServer;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GuardedHttpIT {

    private static final AllowList LOCAL = AllowList.parse(List.of("127.0.0.0/8"));
    private static final Resolver TO_THIS_MACHINE = host -> List.of(InetAddress.ofLiteral("127.0.0.1"));

    private static Vertx vertx;

    private final AtomicInteger received = new AtomicInteger();
    private HttpServer server;

    @BeforeAll
    static void startVertx() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void stopVertx() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    @AfterEach
    void stopServer() {
        server.stop(0);
    }

    @Test
    void sendsToTheAddressThatWasJudgedUnderTheNameThatWasAsked() throws Exception {
        // Given a name that no DNS server knows
        answering(200, "thanks");
        // When
        Answer answer = http(LOCAL, TO_THIS_MACHINE).send(to("http://hooks.example.test:" + port() + "/a/b?c=d"));
        // Then
        assertThat(answer)
                .asInstanceOf(type(Answer.Response.class))
                .returns(200, Answer.Response::status)
                .returns("thanks", Answer.Response::body);
        assertThat(received).hasValue(1);
    }

    @Test
    void aNameThatChangesItsAddressAfterItWasJudgedIsNotFollowed() throws Exception {
        // Given a name that is public once, and this machine from then on
        answering(200, "stolen");
        AtomicInteger asked = new AtomicInteger();
        Resolver rebinding =
                host -> List.of(InetAddress.ofLiteral(asked.getAndIncrement() == 0 ? "198.51.100.1" : "127.0.0.1"));
        Egress egress = new Egress(AllowList.parse(List.of("198.51.100.0/24")), rebinding);
        GuardedHttp http = new GuardedHttp(client(), egress, Duration.ofMillis(400), 1000);
        // When
        Answer answer = http.send(to("http://rebinding.example.test:" + port() + "/"));
        // Then
        assertThat(answer).isInstanceOf(Answer.Failed.class);
        assertThat(asked).hasValue(1);
        assertThat(received).hasValue(0);
    }

    @Test
    void sendsNothingWhereItMustNot() throws Exception {
        // Given
        answering(200, "");
        // When
        Answer answer = http(AllowList.NOTHING, TO_THIS_MACHINE).send(to("http://hooks.example.test:" + port() + "/"));
        // Then
        assertThat(answer).isInstanceOf(Answer.Refused.class);
        assertThat(received).hasValue(0);
    }

    @Test
    void doesNotFollowRedirects() throws Exception {
        // Given
        server.createContext("/", exchange -> {
            received.incrementAndGet();
            exchange.getResponseHeaders().add("Location", "http://127.0.0.1:" + port() + "/elsewhere");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        // When
        Answer answer = http(LOCAL, TO_THIS_MACHINE).send(to("http://127.0.0.1:" + port() + "/"));
        // Then
        assertThat(answer).asInstanceOf(type(Answer.Response.class)).returns(302, Answer.Response::status);
        assertThat(received).hasValue(1);
    }

    @Test
    void readsAnAnswerOnlyUpToItsLimit() throws Exception {
        answering(200, "x".repeat(5_000_000));

        Answer answer = http(LOCAL, TO_THIS_MACHINE).send(to("http://127.0.0.1:" + port() + "/"));

        assertThat(answer)
                .asInstanceOf(type(Answer.Response.class))
                .extracting(response -> response.body().length())
                .isEqualTo(1000);
    }

    @Test
    void givesUpOnAServerThatDoesNotAnswer() throws Exception {
        // Given
        CountDownLatch end = new CountDownLatch(1);
        server.createContext("/", exchange -> {
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
        });
        GuardedHttp http = new GuardedHttp(client(), new Egress(LOCAL, TO_THIS_MACHINE), Duration.ofMillis(300), 1000);
        // When
        Answer answer = http.send(to("http://127.0.0.1:" + port() + "/"));
        end.countDown();
        // Then
        assertThat(answer)
                .asInstanceOf(type(Answer.Failed.class))
                .extracting(Answer.Failed::reason)
                .asString()
                .contains("127.0.0.1", "no whole answer");
    }

    @Test
    void saysWhatToCheckWhenNobodyListens() throws Exception {
        int port = port();
        server.stop(0);

        Answer answer = http(LOCAL, TO_THIS_MACHINE).send(to("http://hooks.example.test:" + port + "/"));

        assertThat(answer)
                .asInstanceOf(type(Answer.Failed.class))
                .extracting(Answer.Failed::reason)
                .asString()
                .contains("hooks.example.test", String.valueOf(port), "check that it runs");
    }

    private void answering(int status, String body) {
        server.createContext("/", exchange -> {
            received.incrementAndGet();
            byte[] bytes = body.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            try (exchange) {
                exchange.getResponseBody().write(bytes);
            }
        });
    }

    private int port() {
        return server.getAddress().getPort();
    }

    private static io.vertx.core.http.HttpClient client() {
        return vertx.createHttpClient(GuardedHttp.options(Duration.ofSeconds(2)));
    }

    private static GuardedHttp http(AllowList allowed, Resolver resolver) {
        return new GuardedHttp(client(), new Egress(allowed, resolver), Duration.ofSeconds(5), 1000);
    }

    private static GuardedRequest to(String url) {
        return new GuardedRequest(URI.create(url), Map.of("Content-Type", "application/json"), "{}");
    }
}
