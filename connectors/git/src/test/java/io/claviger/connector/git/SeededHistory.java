package io.claviger.connector.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.TreeFormatter;
import org.jspecify.annotations.Nullable;

/** A history that is the same for the same length: each commit changes some lines of a file; packed as a host would pack it. */
final class SeededHistory {

    private static final int FOLDERS = 30;
    private static final int FILES = 20;
    private static final int LINES = 280;
    private static final int CHANGES = 6;
    private static final List<String> WORDS = List.of(
            "import", "return", "static", "private", "config", "value", "order", "stock", "user", "client", "request",
            "timeout", "retry", "logger", "stream", "filter", "match", "result", "error", "branch");

    private final Random random = new Random(20261121);
    private final String[][] lines = new String[FOLDERS * FILES][LINES];
    private final ObjectId[] blobs = new ObjectId[FOLDERS * FILES];
    private final ObjectId[] trees = new ObjectId[FOLDERS];
    private final ObjectInserter inserter;

    private SeededHistory(ObjectInserter inserter) {
        this.inserter = inserter;
    }

    static void write(Path folder, int commits) throws Exception {
        try (Git git = Git.init()
                .setDirectory(folder.toFile())
                .setInitialBranch("main")
                .call()) {
            FileRepository repository = (FileRepository) git.getRepository();
            try (ObjectInserter inserter = repository.getObjectDatabase().newPackInserter()) {
                ObjectId head = new SeededHistory(inserter).commits(commits);
                inserter.flush();
                RefUpdate main = repository.updateRef("refs/heads/main");
                main.setNewObjectId(head);
                main.update();
            }
            git.gc().call();
        }
    }

    static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private ObjectId commits(int count) throws IOException {
        for (int file = 0; file < blobs.length; file++) {
            for (int line = 0; line < LINES; line++) {
                lines[file][line] = line();
            }
            store(file);
        }
        for (int folder = 0; folder < FOLDERS; folder++) {
            storeFolder(folder);
        }
        ObjectId head = commit(null, 0);
        for (int i = 1; i < count; i++) {
            // a few files change often, most seldom
            int file = (int) (Math.pow(random.nextDouble(), 2) * blobs.length);
            for (int change = 0; change < CHANGES; change++) {
                lines[file][random.nextInt(LINES)] = line();
            }
            store(file);
            storeFolder(file / FILES);
            head = commit(head, i);
        }
        return head;
    }

    private String line() {
        StringBuilder line = new StringBuilder("    ");
        for (int i = random.nextInt(6); i >= 0; i--) {
            line.append(WORDS.get(random.nextInt(WORDS.size()))).append(' ');
        }
        return line.append(Long.toString(random.nextLong() >>> 40, 36))
                .append(";\n")
                .toString();
    }

    private void store(int file) throws IOException {
        blobs[file] =
                inserter.insert(Constants.OBJ_BLOB, String.join("", lines[file]).getBytes(StandardCharsets.UTF_8));
    }

    private void storeFolder(int folder) throws IOException {
        TreeFormatter tree = new TreeFormatter();
        for (int file = 0; file < FILES; file++) {
            tree.append("file%02d.java".formatted(file), FileMode.REGULAR_FILE, blobs[folder * FILES + file]);
        }
        trees[folder] = inserter.insert(tree);
    }

    private ObjectId commit(@Nullable ObjectId parent, int nth) throws IOException {
        TreeFormatter root = new TreeFormatter();
        for (int folder = 0; folder < FOLDERS; folder++) {
            root.append("module%02d".formatted(folder), FileMode.TREE, trees[folder]);
        }
        CommitBuilder commit = new CommitBuilder();
        commit.setTreeId(inserter.insert(root));
        if (parent != null) {
            commit.setParentId(parent);
        }
        PersonIdent author = new PersonIdent(
                "Author " + nth % 12,
                "author" + nth % 12 + "@example.com",
                Instant.parse("2024-01-01T00:00:00Z").plusSeconds(nth * 3600L),
                ZoneOffset.UTC);
        commit.setAuthor(author);
        commit.setCommitter(author);
        commit.setMessage("a change");
        return inserter.insert(commit);
    }
}
