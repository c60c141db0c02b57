package io.claviger.server.demo;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.PersonIdent;

/**
 * Makes the shop's git repository, commit after commit, unless it is there. What happened when is in {@code demo/history.tsv}; the
 * files are in {@code demo/repository}, in parts between lines of {@code %%}, of which each commit brings the next.
 */
final class ShopRepository {

    private static final String COMPLETE = "claviger-demo-complete";
    private static final Map<String, String> AUTHORS = Map.of(
            "anna", "Anna Lindqvist",
            "bruno", "Bruno Keller",
            "clara", "Clara Meier",
            "david", "David Okafor",
            "emma", "Emma Rossi");

    private final Path folder;
    private final Template template;
    private final Instant now;
    private final Map<String, Integer> parts = new HashMap<>();

    ShopRepository(Path folder, Template template, Instant now) {
        this.folder = folder;
        this.template = template;
        this.now = now;
    }

    private record Step(int daysAgo, String author, String verb, String file, String message) {

        static Step of(String line) {
            String[] fields = line.split("\t", -1);
            return new Step(Integer.parseInt(fields[0]), fields[1], fields[2], fields[3], fields[4]);
        }
    }

    /** True when it was made now. One that was left half made is made anew. */
    boolean make() {
        try {
            if (Files.exists(folder.resolve(".git").resolve(COMPLETE))) {
                return false;
            }
            remove(folder);
            Files.createDirectories(folder);
            try (Git git = Git.init()
                    .setDirectory(folder.toFile())
                    .setInitialBranch("main")
                    .call()) {
                for (Step step : steps()) {
                    commit(git, step);
                }
            }
            Files.createFile(folder.resolve(".git").resolve(COMPLETE));
            return true;
        } catch (IOException | GitAPIException e) {
            throw new DemoFailure(
                    "The demo's repository cannot be made in " + folder + " (" + e.getMessage()
                            + "): check that the disk has room and the folder is yours",
                    e);
        }
    }

    static List<Step> steps() {
        return Arrays.stream(Template.resource("history.tsv").split("\n"))
                .filter(line -> !line.startsWith("#"))
                .map(Step::of)
                .toList();
    }

    private void commit(Git git, Step step) throws IOException, GitAPIException {
        Path file = folder.resolve(step.file());
        Files.createDirectories(file.getParent());
        Files.writeString(file, content(step));
        git.add().addFilepattern(step.file()).call();
        String name = AUTHORS.getOrDefault(step.author(), step.author());
        String address = name.toLowerCase(java.util.Locale.ROOT).replace(' ', '.') + "@shop.example";
        Instant time = now.minus(Duration.ofDays(step.daysAgo()))
                .minus(Duration.ofMinutes(Math.floorMod(step.message().hashCode(), 480)));
        PersonIdent who = new PersonIdent(name, address, time, ZoneOffset.UTC);
        git.commit()
                .setMessage(step.message())
                .setAuthor(who)
                .setCommitter(who)
                .setSign(false)
                .call();
    }

    private String content(Step step) {
        String[] whole = Template.resource("repository/" + step.file()).split("(?m)^%%\n", -1);
        int shown = step.verb().equals("grow")
                ? parts.getOrDefault(step.file(), 1) + 1
                : parts.getOrDefault(step.file(), 1);
        parts.put(step.file(), shown);
        String text = String.join("", Arrays.copyOf(whole, Math.min(shown, whole.length)));
        return step.verb().equals("redact") ? Template.redacted(text) : template.filled(text);
    }

    private static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(
                    Path visited, @org.jspecify.annotations.Nullable IOException problem) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
