package io.claviger.server.start;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** The packaged server as a process of its own, with what it says in files. */
final class Program implements AutoCloseable {

    /** For a machine on which much else is going on. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private static final Path JAR =
            Path.of("target/quarkus-app/quarkus-run.jar").toAbsolutePath();

    private final Process process;
    private final Path out;
    private final Path err;

    private Program(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    static Program start(Path home, Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-jar",
                JAR.toString()));
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile(home.getParent(), "out", ".txt");
        Path err = Files.createTempFile(home.getParent(), "err", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("CLAVIGER_"));
        builder.environment().put("CLAVIGER_HOME", home.toString());
        builder.environment().putAll(environment);
        return new Program(builder.start(), out, err);
    }

    /** A new administrator's token for an hour, as a person gets one. */
    static String token(Path home) throws IOException, InterruptedException {
        try (Program program =
                start(home, Map.of(), "token", "create", "--name", "script", "--role", "admin", "--expires", "1h")) {
            if (program.exitCode() != 0) {
                throw new IllegalStateException("No token: " + program.errors());
            }
            return program.out().strip();
        }
    }

    /** The address of its line {@code ready …}. */
    String ready() {
        Awaitility.await()
                .atMost(LONGEST)
                .until(() -> !process.isAlive() || line("ready ").isPresent());
        return line("ready ").orElseThrow(() -> new IllegalStateException("It did not start: " + errors()));
    }

    /** The API, asked with a token once it is there. */
    RequestSpecification api(String token) {
        return given().baseUri(ready())
                .header("Authorization", "Bearer " + token)
                .contentType(ContentType.JSON);
    }

    java.util.Optional<String> line(String prefix) {
        return out().lines()
                .filter(line -> line.startsWith(prefix))
                .map(line -> line.substring(prefix.length()))
                .findFirst();
    }

    String out() {
        return text(out);
    }

    String errors() {
        return text(err);
    }

    int exitCode() throws InterruptedException {
        if (!process.waitFor(LONGEST.toMinutes(), TimeUnit.MINUTES)) {
            throw new IllegalStateException("It does not end: " + errors());
        }
        return process.exitValue();
    }

    void interrupt() {
        process.destroy();
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        if (process.isAlive()) {
            process.destroy();
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                kill();
            }
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }
}
