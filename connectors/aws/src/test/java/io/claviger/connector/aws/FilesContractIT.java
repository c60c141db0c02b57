package io.claviger.connector.aws;

import io.claviger.spi.ConnectorException.Category;
import io.claviger.testkit.ConnectorContract;
import io.claviger.testkit.Peer;
import io.claviger.testkit.Peer.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class FilesContractIT implements ConnectorContract {

    @TempDir
    private static Path root;

    @BeforeAll
    static void print() throws IOException {
        String details = PrintedFiles.details(
                PrintedFiles.role("web", ""), PrintedFiles.role("job", PrintedFiles.inline(PrintedFiles.ALLOW_ALL)));
        files("good")
                .add("account.json", details)
                .add("roots.json", PrintedFiles.ROOTS)
                .add(Trails.name("aaaaaaaaaaaaaaaa"), Trails.packed(Trails.byKey("2026-01-02T03:00:00Z", "aws-cli/2")));
        files("damaged")
                .add("account.json", details)
                .add(PrintedFiles.ACCOUNT + "-second.json", "{\"UserDetailList\":");
        files("half").add("account.json", details).add("other.json", "{\"UserDetailList\":");
        Files.createDirectory(root.resolve("empty"));
    }

    private static PrintedFiles files(String name) {
        return new PrintedFiles(root.resolve(name));
    }

    @Override
    public Peer peer() {
        return new Peer(
                new AwsConnectorFactory(),
                files("good").settings(),
                "no secret is set for files",
                List.of(
                        new Failure("no such folder", files("absent").settings(), Category.NOT_FOUND),
                        new Failure("half a file", files("half").settings(), Category.PROTOCOL),
                        new Failure("an empty folder", files("empty").settings(), Category.NOT_FOUND)),
                List.of(files("damaged").settings()));
    }

    @Override
    public Object stateOfSource() {
        Map<String, Long> state = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                state.put(file.toString(), Files.getLastModifiedTime(file).toMillis());
            }
            return state;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
