package io.claviger.connector.aws;

import io.claviger.spi.ConnectorException.Category;
import io.claviger.spi.Settings;
import io.claviger.testkit.ConnectorContract;
import io.claviger.testkit.Peer;
import io.claviger.testkit.Peer.Failure;
import io.claviger.testkit.UsageContract;
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

class FilesContractIT implements ConnectorContract, UsageContract {

    @TempDir
    private static Path root;

    /** Of those whom the folder describes. */
    private static final String TRAIL = ("{\"Records\":[" + Trails.byKey("2026-01-02T03:00:00Z", "aws-cli/2") + ","
                    + Trails.byRole("2026-01-02T03:01:00Z", "Boto3/1.35", "run", "") + "]}")
            .replace(Estate.user("ci"), PrintedFiles.arn("user/ana"))
            .replace(Estate.role("run"), PrintedFiles.arn("role/job"));

    @BeforeAll
    static void print() throws IOException {
        String details = PrintedFiles.details(
                PrintedFiles.role("web", ""), PrintedFiles.role("job", PrintedFiles.inline(PrintedFiles.ALLOW_ALL)));
        files("good")
                .add("account.json", details)
                .add("roots.json", PrintedFiles.ROOTS)
                .add(Trails.name("aaaaaaaaaaaaaaaa"), TRAIL)
                .add(Trails.name("bbbbbbbbbbbbbbbb"), TRAIL.replace("03:0", "04:0"));
        files("torn")
                .add(Trails.name("aaaaaaaaaaaaaaaa"), TRAIL)
                .add(Trails.name("bbbbbbbbbbbbbbbb"), new byte[] {0x1f, (byte) 0x8b, 8, 0});
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
                Trails.PARAMETER,
                List.of(
                        new Failure("no such folder", files("absent").settings(), Category.NOT_FOUND),
                        new Failure("half a file", files("half").settings(), Category.PROTOCOL),
                        new Failure("an empty folder", files("empty").settings(), Category.NOT_FOUND)),
                List.of(files("damaged").settings()));
    }

    @Override
    public Settings unreadable() {
        return files("torn").settings();
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
