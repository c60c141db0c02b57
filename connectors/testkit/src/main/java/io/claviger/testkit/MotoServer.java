package io.claviger.testkit;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The AWS emulator moto as a process of its own, one for all tests of a JVM. It is installed once, with Python's own means, into the
 * cache that the launcher uses too. Without Python its tests are skipped; with {@code CI=true} they fail.
 */
public final class MotoServer {

    private static final String VERSION = "5.2.5";
    /** Sends what it is given unchanged; the host is signed, so that it must reach the emulator as it was sent. */
    public static final HttpClient CLIENT;

    static {
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
        CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    private static @Nullable MotoServer shared;

    private static final String FIRST_ACCOUNT = "123456789012";

    private final URI address;
    private final String account;
    private final String key;

    private MotoServer(URI address, String account, String key) {
        this.address = address;
        this.account = account;
        this.key = key;
    }

    /** The same emulator, in another account. */
    public MotoServer account(String number) {
        return new MotoServer(address, number, key);
    }

    /** The same emulator, asked with the access key of this id. */
    public MotoServer asking(String keyId) {
        return new MotoServer(address, account, keyId);
    }

    /** The one that runs; starts it when none does. */
    public static synchronized MotoServer shared() throws IOException, InterruptedException {
        if (shared == null) {
            shared = start(installed());
        }
        return shared;
    }

    public URI address() {
        return address;
    }

    /** Forgets everything, and asks nobody who they are. */
    public void reset() throws IOException, InterruptedException {
        post("/moto-api/reset", "");
        trustEveryone();
    }

    /** From now on asks nobody who they are. */
    public void trustEveryone() throws IOException, InterruptedException {
        post("/moto-api/reset-auth", "1000000000");
    }

    /** From now on checks signatures and policies. */
    public void checkAccess() throws IOException, InterruptedException {
        post("/moto-api/reset-auth", "0");
    }

    /** Asks it for an action of IAM, without proof of who asks; its answer, as XML. */
    public String iam(String action, Map<String, String> parameters) throws IOException, InterruptedException {
        StringBuilder form = new StringBuilder("Version=2010-05-08&Action=" + action);
        parameters.forEach((name, value) ->
                form.append('&').append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return send(as("us-east-1/iam", "application/x-www-form-urlencoded; charset=utf-8"), action, form.toString());
    }

    /** Asks a service that speaks JSON, in a region and as {@link #iam}: by the target that its documentation names. */
    public String ask(String service, String target, String json) throws IOException, InterruptedException {
        return send(
                as("eu-west-1/" + service, "application/x-amz-json-1.1").header("X-Amz-Target", target), target, json);
    }

    /** Puts something where a service has paths for its things, such as {@code /bucket?policy} of S3, as {@link #iam}. */
    public void put(String service, String path, String body) throws IOException, InterruptedException {
        HttpRequest.Builder request = as(address.resolve(path), "us-east-1/" + service, "application/octet-stream");
        send(request.PUT(HttpRequest.BodyPublishers.ofString(body)), path);
    }

    private HttpRequest.Builder as(String scope, String type) {
        return as(address, scope, type);
    }

    private HttpRequest.Builder as(URI place, String scope, String type) {
        return HttpRequest.newBuilder(place)
                .header("Content-Type", type)
                .header("x-moto-account-id", account)
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=" + key + "/20260101/" + scope
                                + "/aws4_request, SignedHeaders=host, Signature=none");
    }

    private void post(String path, String body) throws IOException, InterruptedException {
        send(HttpRequest.newBuilder(address.resolve(path)), path, body);
    }

    private static String send(HttpRequest.Builder request, String what, String body)
            throws IOException, InterruptedException {
        return send(request.POST(HttpRequest.BodyPublishers.ofString(body)), what);
    }

    private static String send(HttpRequest.Builder request, String what) throws IOException, InterruptedException {
        HttpResponse<String> answer = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException("moto answered " + answer.statusCode() + " to " + what + ": " + answer.body());
        }
        return answer.body();
    }

    private static MotoServer start(Path python) throws IOException, InterruptedException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Path log = Files.createTempFile("moto", ".log");
        ProcessBuilder command = new ProcessBuilder(
                        python.toString(), "-m", "moto.server", "-H", "127.0.0.1", "-p", String.valueOf(port))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        command.environment().put("MOTO_IAM_LOAD_MANAGED_POLICIES", "true");
        Process process = command.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        MotoServer server = new MotoServer(URI.create("http://127.0.0.1:" + port), FIRST_ACCOUNT, "test");
        for (int look = 0; look < 300; look++) {
            if (process.waitFor(200, TimeUnit.MILLISECONDS)) {
                throw new IOException("moto ended with " + process.exitValue() + ": " + Files.readString(log));
            }
            try {
                server.reset();
                return server;
            } catch (ConnectException notYet) {
                continue;
            }
        }
        throw new IOException("moto does not answer: " + Files.readString(log));
    }

    /** The Python of an environment that has moto. */
    private static Path installed() throws IOException, InterruptedException {
        Path home = cache().resolve("moto-" + VERSION);
        Path python = home.resolve("bin/python");
        Path complete = home.resolve("complete");
        Files.createDirectories(home);
        try (FileChannel lock =
                        FileChannel.open(home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var held = lock.lock()) {
            if (held.isValid() && !Files.exists(complete)) {
                System.err.println("claviger: installing the AWS emulator moto " + VERSION + " into " + home);
                run(List.of("python3", "-m", "venv", home.toString()));
                run(List.of(python.toString(), "-m", "pip", "install", "--quiet", "moto[server]==" + VERSION));
                Files.createFile(complete);
            }
        }
        return python;
    }

    private static Path cache() {
        String xdg = System.getenv("XDG_CACHE_HOME");
        return (xdg == null ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(xdg)).resolve("claviger");
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        String problem;
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            problem = process.waitFor() == 0 ? "" : said;
        } catch (IOException absent) {
            problem = String.valueOf(absent.getMessage());
        }
        if (!problem.isEmpty()) {
            String message =
                    "the AWS emulator moto cannot be installed (install python3 with venv and pip): " + problem;
            if ("true".equals(System.getenv("CI"))) {
                throw new IOException(message);
            }
            abort(message);
        }
    }
}
