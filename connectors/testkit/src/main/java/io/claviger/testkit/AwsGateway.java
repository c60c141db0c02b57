package io.claviger.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Stands before the emulator: hands requests on to it, answers by itself what was recorded and the emulator does not know, and can
 * refuse a share of all calls for their pace, or fail a share of them.
 */
public final class AwsGateway implements AutoCloseable {

    private static final Pattern FORM_ACTION = Pattern.compile("(?:^|&)Action=(\\w+)");

    private static final Pattern SIGNED = Pattern.compile("Credential=(\\w+)/");

    /** A request as a recorded answer sees it; the key with which it is signed says whose it is. */
    public record Asked(String operation, String path, String body, String key) {}

    /** An answer of AWS. */
    public record Answer(int status, String type, String body) {
        public static Answer json(String body) {
            return new Answer(200, "application/x-amz-json-1.1", body);
        }

        public static Answer xml(String body) {
            return new Answer(200, "text/xml", body);
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final @Nullable URI behind;
    private final Map<String, Function<Asked, Answer>> recorded = new ConcurrentHashMap<>();
    private final Set<String> kept = ConcurrentHashMap.newKeySet();
    private final List<String> operations = new CopyOnWriteArrayList<>();
    private final List<String> unexpected = new CopyOnWriteArrayList<>();
    private Random chance = new Random(1);
    private double throttled;
    private double failing;

    /** @param behind the emulator; without it only what was recorded is answered */
    public AwsGateway(@Nullable URI behind) throws IOException {
        this.behind = behind;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Answers an operation, such as {@code ListAgents} or {@code GET /agents/}, by itself. */
    public AwsGateway record(String operation, Function<Asked, Answer> answer) {
        recorded.put(operation, answer);
        return this;
    }

    public AwsGateway record(String operation, Answer answer) {
        return record(operation, asked -> answer);
    }

    /** Hands an operation on again. */
    public void forward(String operation) {
        recorded.remove(operation);
    }

    /** Gives the emulator's first answer to an operation every time: AWS itself makes a report only every few hours. */
    public AwsGateway keep(String operation) {
        kept.add(operation);
        return this;
    }

    /** From now on refuses a share of all calls, and fails another share, by the same dice every time. */
    public void trouble(double throttled, double failing) {
        this.chance = new Random(7);
        this.throttled = throttled;
        this.failing = failing;
    }

    /** Every operation that was asked for, also those that were refused. */
    public List<String> operations() {
        return List.copyOf(operations);
    }

    /** What nothing was recorded for, where there is no emulator. */
    public List<String> unexpected() {
        return List.copyOf(unexpected);
    }

    public void forget() {
        operations.clear();
    }

    private void answer(HttpExchange http) throws IOException {
        try (http) {
            byte[] body = http.getRequestBody().readAllBytes();
            String text = new String(body, StandardCharsets.UTF_8);
            String operation = operation(http, text);
            operations.add(operation);
            double dice = dice();
            Function<Asked, Answer> own = recorded.get(operation);
            if (dice < throttled) {
                send(http, refusal(http, 400, "ThrottlingException"));
            } else if (dice < throttled + failing) {
                send(http, refusal(http, 503, "ServiceUnavailable"));
            } else if (own != null) {
                send(http, own.apply(new Asked(operation, http.getRequestURI().toString(), text, key(http))));
            } else if (behind == null) {
                unexpected.add(operation);
                send(http, refusal(http, 404, "NotRecordedException"));
            } else {
                forward(behind, http, body);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String key(HttpExchange http) {
        Matcher signed = SIGNED.matcher(String.valueOf(http.getRequestHeaders().getFirst("Authorization")));
        return signed.find() ? signed.group(1) : "";
    }

    private synchronized double dice() {
        return throttled + failing == 0 ? 1 : chance.nextDouble();
    }

    static String operation(HttpExchange http, String body) {
        String target = http.getRequestHeaders().getFirst("X-Amz-Target");
        if (target != null) {
            return target.substring(target.lastIndexOf('.') + 1);
        }
        Matcher form = FORM_ACTION.matcher(body);
        return form.find()
                ? form.group(1)
                : http.getRequestMethod() + " " + http.getRequestURI().getPath();
    }

    /** A refusal in the protocol of the request. */
    private static Answer refusal(HttpExchange http, int status, String code) {
        String sent = String.valueOf(http.getRequestHeaders().getFirst("Content-Type"));
        return sent.startsWith("application/x-www-form-urlencoded")
                ? new Answer(
                        status,
                        "text/xml",
                        "<ErrorResponse><Error><Type>Sender</Type><Code>" + code
                                + "</Code><Message>no</Message></Error></ErrorResponse>")
                : new Answer(status, "application/x-amz-json-1.1", "{\"__type\":\"" + code + "\",\"message\":\"no\"}");
    }

    private void forward(URI behind, HttpExchange http, byte[] body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(behind.resolve(http.getRequestURI()))
                .method(http.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        http.getRequestHeaders().forEach((name, values) -> {
            if (!name.matches("(?i)connection|content-length|expect|upgrade|transfer-encoding")) {
                values.forEach(value -> request.header(name, value));
            }
        });
        HttpResponse<byte[]> answer = MotoServer.CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        answer.headers().map().forEach((name, values) -> {
            if (!name.matches("(?i)connection|content-length|transfer-encoding")) {
                http.getResponseHeaders().put(name, values);
            }
        });
        String text = new String(answer.body(), StandardCharsets.UTF_8);
        if (answer.statusCode() == 403 && !text.startsWith("<ErrorResponse")) {
            send(http, refusal(http, 403, missingCode(text)));
            return;
        }
        String operation = operation(http, new String(body, StandardCharsets.UTF_8));
        if (answer.statusCode() == 200 && kept.contains(operation)) {
            record(operation, Answer.xml(text));
        }
        write(http, answer.statusCode(), answer.body());
    }

    /** The emulator refuses in words alone. */
    private static String missingCode(String text) {
        return text.contains("not authorized")
                ? "AccessDenied"
                : text.contains("security token") ? "InvalidClientTokenId" : "SignatureDoesNotMatch";
    }

    private static void send(HttpExchange http, Answer answer) throws IOException {
        http.getResponseHeaders().set("Content-Type", answer.type());
        write(http, answer.status(), answer.body().getBytes(StandardCharsets.UTF_8));
    }

    private static void write(HttpExchange http, int status, byte[] body) throws IOException {
        http.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        http.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
