package io.claviger.server.egress;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Sends to webhooks, vendors and issuers of tokens. The connection goes to an address that {@link Egress} has judged, while TLS still expects the
 * certificate of the name; redirects are not followed. Blocks; call it on a virtual thread.
 */
@ApplicationScoped
public class GuardedHttp {

    private final Egress egress;
    private final HttpClient client;
    private final Duration timeout;
    private final int answerLimit;

    @Inject
    GuardedHttp(Vertx vertx, Egress egress, EgressConfig config) {
        this(vertx.createHttpClient(options(config.connectTimeout())), egress, config.timeout(), config.answerLimit());
    }

    GuardedHttp(HttpClient client, Egress egress, Duration timeout, int answerLimit) {
        this.client = client;
        this.egress = egress;
        this.timeout = timeout;
        this.answerLimit = answerLimit;
    }

    static HttpClientOptions options(Duration connectTimeout) {
        return new HttpClientOptions()
                .setConnectTimeout((int) connectTimeout.toMillis())
                .setKeepAlive(false)
                .setVerifyHost(true)
                .setDecompressionSupported(false);
    }

    @PreDestroy
    void close() {
        client.close();
    }

    public Answer send(GuardedRequest request) throws InterruptedException {
        return switch (egress.checkWebhook(request.target())) {
            case Reach.Refused refused -> new Answer.Refused(refused.reason());
            case Reach.Unknown unknown -> new Answer.Failed(unknown.reason());
            case Reach.Open open -> exchange(request, open);
        };
    }

    private Answer exchange(GuardedRequest request, Reach.Open open) throws InterruptedException {
        AtomicReference<HttpClientRequest> running = new AtomicReference<>();
        Future<Answer.Response> answer = Future.failedFuture("no address");
        for (InetAddress address : open.addresses()) {
            answer = answer.recover(before -> running.get() != null
                    ? Future.failedFuture(before)
                    : client.request(options(request, open, address))
                            .onSuccess(running::set)
                            .compose(connected -> request.body() == null
                                    ? connected.send()
                                    : connected.send(Buffer.buffer(request.body())))
                            .compose(this::read));
        }
        try {
            return answer.toCompletionStage().toCompletableFuture().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            HttpClientRequest late = running.get();
            if (late != null) {
                late.reset();
            }
            return new Answer.Failed("'" + open.host() + "' gave no whole answer within " + timeout.toSeconds() + " s");
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            return new Answer.Failed(FailureWords.of(open.host(), open.port(), cause));
        }
    }

    private static RequestOptions options(GuardedRequest request, Reach.Open open, InetAddress address) {
        URI target = request.target();
        String path = target.getRawPath() == null || target.getRawPath().isEmpty() ? "/" : target.getRawPath();
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.valueOf(request.method()))
                .setServer(SocketAddress.inetSocketAddress(open.port(), address.getHostAddress()))
                .setHost(open.host())
                .setPort(open.port())
                .setSsl(target.getScheme().equalsIgnoreCase("https"))
                .setFollowRedirects(false)
                .setURI(target.getRawQuery() == null ? path : path + "?" + target.getRawQuery());
        request.headers().forEach(options::addHeader);
        return options;
    }

    private Future<Answer.Response> read(HttpClientResponse response) {
        Promise<Answer.Response> read = Promise.promise();
        Buffer body = Buffer.buffer();
        response.exceptionHandler(read::tryFail);
        response.endHandler(end -> read.tryComplete(answer(response, body)));
        response.handler(part -> {
            body.appendBuffer(part, 0, Math.min(part.length(), answerLimit - body.length()));
            if (body.length() >= answerLimit) {
                read.tryComplete(answer(response, body));
                response.request().reset();
            }
        });
        return read.future();
    }

    private static Answer.Response answer(HttpClientResponse response, Buffer body) {
        Map<String, String> headers = new HashMap<>();
        response.headers().forEach((name, value) -> headers.putIfAbsent(name.toLowerCase(Locale.ROOT), value));
        return new Answer.Response(response.statusCode(), Map.copyOf(headers), body.toString(StandardCharsets.UTF_8));
    }
}
