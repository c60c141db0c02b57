package io.claviger.connector.git;

import static io.claviger.connector.git.TestRepository.ANNA;
import static io.claviger.connector.git.TestRepository.BEN;

import io.claviger.spi.ConnectorException.Category;
import io.claviger.spi.Secret;
import io.claviger.spi.Settings;
import io.claviger.testkit.ConnectorContract;
import io.claviger.testkit.Peer;
import io.claviger.testkit.Peer.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.jgit.revwalk.RevCommit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class GitContractIT implements ConnectorContract {

    private static final String CANARY = "canary-91c0d2";

    @TempDir
    static Path temp;

    private static TestRepository repository;
    private static TestRepository damaged;

    @BeforeAll
    static void create() throws Exception {
        repository = new TestRepository(temp.resolve("shop"));
        for (int commit = 0; commit < 6; commit++) {
            for (int file = 0; file < 250; file++) {
                Path path = repository.folder.resolve("src/part" + file % 7 + "/file" + file + ".txt");
                Files.createDirectories(path.getParent());
                Files.writeString(path, "commit " + commit + " file " + file);
            }
            repository.git.add().addFilepattern("src").call();
            repository.commit(commit % 2 == 0 ? ANNA : BEN);
        }
        repository.git.tag().setName("v1").setMessage("first").call();
        repository.git.gc().call();
        damaged = new TestRepository(temp.resolve("damaged"));
        RevCommit first =
                damaged.write("lost.txt", "lost").write("kept.txt", "kept").commit(ANNA);
        Files.delete(damaged.objectFile(damaged.git.getRepository().resolve(first.name() + ":lost.txt")));
    }

    @AfterAll
    static void close() {
        repository.close();
        damaged.close();
    }

    @Override
    public Peer peer() {
        return new Peer(
                new GitConnectorFactory(),
                at(repository.folder.toString()),
                CANARY,
                List.of(
                        new Failure("no folder", at(temp.resolve("nowhere").toString()), Category.NOT_FOUND),
                        new Failure("no repository", at(temp.toString()), Category.NOT_FOUND),
                        new Failure("unknown host", at("https://no-such-host.invalid/a.git"), Category.UNAVAILABLE),
                        new Failure("nothing listens", at("http://127.0.0.1:1/a.git"), Category.UNAVAILABLE)),
                List.of(at(damaged.folder.toString())));
    }

    private static Settings at(String location) {
        return new Settings(Map.of("location", location, "token", Secret.of(CANARY)));
    }

    @Override
    public Object stateOfSource() throws IOException {
        Map<String, String> state = new TreeMap<>();
        try (Stream<Path> files = Files.walk(repository.folder)) {
            for (Path file : files.toList()) {
                BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                state.put(file.toString(), attributes.size() + " " + attributes.lastModifiedTime());
            }
        }
        return state;
    }
}
