package io.claviger.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sleeping shell that stops PostgreSQL when this process dies without a chance to do so, as by {@code kill -9}: it
 * waits for a word on its input, which ends without one when we end.
 */
final class Watchdog implements AutoCloseable {

    private static final String SCRIPT = """
            read -r word && exit 0
            kill -INT "$1"
            if [ -n "$2" ]; then
              while kill -0 "$1"; do sleep 0.1; done
              rm -rf "$2"
            fi
            """;

    private final Process shell;

    private Watchdog(Process shell) {
        this.shell = shell;
    }

    /** @param leftover a folder to delete afterwards, for a database that nobody wants to keep */
    static Watchdog over(Process postgres, @Nullable Path leftover) {
        var command = OrdinaryUser.inOwnSession(List.of(
                "sh",
                "-c",
                SCRIPT,
                "claviger-watchdog",
                Long.toString(postgres.pid()),
                leftover == null ? "" : leftover.toString()));
        try {
            return new Watchdog(Command.builder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start());
        } catch (IOException e) {
            throw new EmbeddedFailure("Cannot start a shell beside PostgreSQL: " + e, e);
        }
    }

    @Override
    public void close() {
        try (var input = shell.getOutputStream()) {
            input.write("stopped\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException alreadyGone) {
            shell.destroyForcibly();
        }
    }
}
