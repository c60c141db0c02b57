package io.claviger.cli.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A folder of a test, which is scanned, and may be a repository. */
record ScannedFolder(Path path) {

    Path write(String name, String text) throws IOException {
        Path file = path.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    CommandRun scan(String... options) {
        String[] all = Arrays.copyOf(options, options.length + 2);
        System.arraycopy(options, 0, all, 1, options.length);
        all[0] = "scan";
        all[all.length - 1] = path.toString();
        return CommandRun.of(all);
    }

    void commit(String message) throws IOException, InterruptedException {
        git("add", "-A");
        git("-c", "user.name=Ada", "-c", "user.email=ada@corp.internal", "commit", "-q", "-m", message);
    }

    void git(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git", "-C", path.toString()));
        command.addAll(List.of(arguments));
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }
}
