package io.claviger.connector.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.MergeCommand;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;

/** A real repository that a test writes commit by commit, each an hour after the one before. */
final class TestRepository implements AutoCloseable {

    static final Author ANNA = new Author("Anna Berg", "Anna@Example.com");
    static final Author BEN = new Author("Ben Roth", "ben@example.com");

    final Path folder;
    final Git git;
    private Instant now = Instant.parse("2026-03-01T10:00:00Z");

    TestRepository(Path folder) {
        IsolatedSystem.install();
        this.folder = folder;
        try {
            git = Git.init()
                    .setDirectory(folder.toFile())
                    .setInitialBranch("main")
                    .call();
        } catch (GitAPIException e) {
            throw new IllegalStateException(e);
        }
    }

    TestRepository write(String path, String content) {
        return write(path, content.getBytes(StandardCharsets.UTF_8));
    }

    TestRepository write(String path, byte[] content) {
        try {
            Path file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            Files.write(file, content);
            git.add().addFilepattern(path).call();
            return this;
        } catch (IOException | GitAPIException e) {
            throw new IllegalStateException(e);
        }
    }

    TestRepository remove(String path) {
        try {
            git.rm().addFilepattern(path).call();
            return this;
        } catch (GitAPIException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A commit that says nothing, which is then no text. */
    RevCommit commit(Author author) {
        return commit(author, "");
    }

    RevCommit commit(Author author, String message) {
        now = now.plusSeconds(3600);
        PersonIdent ident = new PersonIdent(author.name(), author.email(), now, ZoneOffset.UTC);
        try {
            return git.commit()
                    .setMessage(message)
                    .setAuthor(ident)
                    .setCommitter(ident)
                    .call();
        } catch (GitAPIException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A merge of a branch into the current one, with both as parents. */
    RevCommit merge(String branch, Author author) {
        now = now.plusSeconds(3600);
        PersonIdent ident = new PersonIdent(author.name(), author.email(), now, ZoneOffset.UTC);
        try {
            git.merge()
                    .include(git.getRepository().exactRef("refs/heads/" + branch))
                    .setFastForward(MergeCommand.FastForwardMode.NO_FF)
                    .setCommit(false)
                    .call();
            return git.commit()
                    .setMessage("")
                    .setAuthor(ident)
                    .setCommitter(ident)
                    .call();
        } catch (IOException | GitAPIException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where a loose object lies. */
    Path objectFile(ObjectId id) {
        return folder.resolve(
                ".git/objects/" + id.name().substring(0, 2) + "/" + id.name().substring(2));
    }

    @Override
    public void close() {
        git.close();
    }
}
