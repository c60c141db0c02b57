package io.claviger.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A second JVM that runs the embedded parts until it is told to end or killed. */
final class AnotherProcess implements AutoCloseable {

    private static final String READY = "ready";

    private final Process process;
    private final List<String> told = new ArrayList<>();

    private AnotherProcess(Process process) {
        this.process = process;
    }

    static AnotherProcess on(Path home) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(
                        java, "-cp", System.getProperty("java.class.path"), AnotherProcess.class.getName(), home + "")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var another = new AnotherProcess(process);
        var reader = new BufferedReader(process.inputReader(StandardCharsets.UTF_8));
        for (var line = reader.readLine(); line != null && !line.equals(READY); line = reader.readLine()) {
            another.told.add(line);
        }
        return another;
    }

    List<String> told() {
        return told;
    }

    void killHard() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    int terminate() throws InterruptedException {
        process.destroy();
        return process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    public static void main(String[] arguments) throws IOException {
        Homes.start(new EmbeddedOptions(Path.of(arguments[0]), true, true, false, System.out::println));
        System.out.println(READY);
        System.in.read();
    }
}
