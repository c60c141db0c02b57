package io.claviger.embedded;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** One run of a short program of the operating system. */
record Command(int exitCode, String output) {

    static Command run(List<String> command) {
        try {
            var process = builder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Command(process.waitFor(), output.strip());
        } catch (IOException e) {
            return new Command(127, e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedFailure("Interrupted while waiting for " + command.getFirst(), e);
        }
    }

    static boolean succeeds(List<String> command) {
        return run(command).exitCode() == 0;
    }

    /** English messages, and nothing of the user's own PostgreSQL settings. */
    static ProcessBuilder builder(List<String> command) {
        var builder = new ProcessBuilder(command).directory(new File("/"));
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        return builder;
    }
}
