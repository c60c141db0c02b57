package io.claviger.server.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.claviger.embedded.Database;
import io.claviger.embedded.EmbeddedParts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The built server in a process of its own, on a temporary home with embedded parts, and an administrator's token for it. */
final class RunningServer implements AutoCloseable {
    static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path home;
    private final Process process;
    private final String url;
    private final String token;
    private final Map<String, String> environment;

    /** @param environment in addition to what keeps it to itself */
    RunningServer(Map<String, String> environment) throws IOException, InterruptedException {
        this.environment = environment;
        home = TemporaryHome.create();
        process = start("up");
        url = ready(process);
        token = output(start("token", "create", "--name", "bench", "--role", "admin"))
                .strip();
    }

    Database database() {
        return EmbeddedParts.runningDatabase(home)
                .orElseThrow(() -> new IllegalStateException("the server has no database of its own"));
    }

    JsonNode post(String path, Map<String, ?> body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/api/v1" + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build();
        return answer(request);
    }

    String read(String path) throws IOException, InterruptedException {
        return text(HttpRequest.newBuilder(URI.create(url + "/api/v1" + path))
                .header("Authorization", "Bearer " + token)
                .build());
    }

    private JsonNode answer(HttpRequest request) throws IOException, InterruptedException {
        return JSON.readTree(text(request));
    }

    private String text(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new IllegalStateException(
                    request.uri() + " answered " + response.statusCode() + ": " + response.body());
        }
        return response.body();
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", jar().toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment()
                .putAll(Map.of(
                        "CLAVIGER_HOME", home.toString(),
                        "CLAVIGER_HTTP_PORT", "0",
                        // what is measured is delivered to this machine
                        "CLAVIGER_EGRESS_ALLOW", "127.0.0.0/8"));
        builder.environment().putAll(environment);
        builder.redirectError(
                ProcessBuilder.Redirect.appendTo(home.resolve("bench.log").toFile()));
        return builder.start();
    }

    /** Beside the folder of the classes that this is one of. */
    private static Path jar() {
        Path classes = Path.of(URI.create(RunningServer.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString()));
        Path jar = classes.resolveSibling("quarkus-app").resolve("quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new IllegalStateException(
                    "The server is not built: " + jar + " is missing. Build it first (./claviger up)");
        }
        return jar;
    }

    private String ready(Process server) throws IOException {
        BufferedReader out = new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith("ready ")) {
                Thread.ofVirtual().start(() -> out.lines().forEach(more -> {}));
                return line.substring("ready ".length()).strip();
            }
        }
        throw new IllegalStateException("The server ended before it was ready: see " + home.resolve("bench.log"));
    }

    private static String output(Process process) throws IOException, InterruptedException {
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("no token: " + text);
        }
        return text;
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
        TemporaryHome.remove(home);
    }
}
