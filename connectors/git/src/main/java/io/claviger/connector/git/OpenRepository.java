package io.claviger.connector.git;

import io.claviger.spi.ConnectorException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.EmptyProgressMonitor;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.FetchResult;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.UsernamePasswordCredentialsProvider;
import org.jspecify.annotations.Nullable;

/** A repository that can be read: the one on disk as it lies, or a bare copy of a remote one that goes when it is closed. */
record OpenRepository(Repository repository, Optional<Path> copy) implements AutoCloseable {

    private static final String COPY_PREFIX = "claviger-git-";
    private static final int TIMEOUT_SECONDS = 30;
    /** What most hosts take beside a token. */
    private static final String ANY_USER = "x-access-token";

    static OpenRepository open(GitSettings settings) throws ConnectorException, InterruptedException {
        try {
            return switch (settings.location()) {
                case RepositoryLocation.OnDisk disk -> new OpenRepository(onDisk(disk), Optional.empty());
                case RepositoryLocation.Remote remote -> fetched(remote, settings);
            };
        } catch (IOException | GitAPIException | RuntimeException e) {
            Damage.rethrowIfInterrupted(e);
            throw GitFailures.categorised(settings.location(), e);
        }
    }

    /** Asks the repository for its refs, without copying it. */
    static Map<String, Ref> refs(GitSettings settings) throws ConnectorException, InterruptedException {
        try {
            switch (settings.location()) {
                case RepositoryLocation.OnDisk disk -> {
                    try (Repository repository = onDisk(disk)) {
                        return repository.getRefDatabase().getRefs().stream()
                                .collect(Collectors.toMap(Ref::getName, ref -> ref, (a, b) -> a));
                    }
                }
                case RepositoryLocation.Remote remote -> {
                    return advertised(remote, settings);
                }
            }
        } catch (IOException | GitAPIException | RuntimeException e) {
            Damage.rethrowIfInterrupted(e);
            throw GitFailures.categorised(settings.location(), e);
        }
    }

    /** Asked from an empty repository: without one, JGit cannot talk to a host that serves plain files. */
    private static Map<String, Ref> advertised(RepositoryLocation.Remote remote, GitSettings settings)
            throws IOException, GitAPIException {
        Path folder = Files.createTempDirectory(COPY_PREFIX);
        try (Git git = Git.init().setBare(true).setGitDir(folder.toFile()).call()) {
            return git.lsRemote()
                    .setRemote(remote.url().toString())
                    .setTimeout(TIMEOUT_SECONDS)
                    .setCredentialsProvider(credentials(remote, settings))
                    .callAsMap();
        } finally {
            remove(folder);
        }
    }

    private static Repository onDisk(RepositoryLocation.OnDisk disk) throws IOException, ConnectorException {
        File folder = disk.path().toFile();
        FileRepositoryBuilder builder = new FileRepositoryBuilder().setMustExist(true);
        if (Files.exists(disk.path().resolve(Constants.DOT_GIT))) {
            builder.setWorkTree(folder);
        } else if (Files.isDirectory(disk.path().resolve(Constants.OBJECTS))) {
            builder.setGitDir(folder);
        } else {
            throw GitFailures.notARepository(disk);
        }
        Repository repository = builder.setup().build();
        String hash = repository.getConfig().getString("extensions", null, "objectformat");
        if (hash != null && !hash.equalsIgnoreCase("sha1")) {
            repository.close();
            throw GitFailures.anotherHash(disk, hash);
        }
        return repository;
    }

    private static OpenRepository fetched(RepositoryLocation.Remote remote, GitSettings settings)
            throws IOException, GitAPIException {
        Path folder = Files.createTempDirectory(COPY_PREFIX);
        try {
            Git git = Git.init().setBare(true).setGitDir(folder.toFile()).call();
            FetchResult fetched = git.fetch()
                    .setRemote(remote.url().toString())
                    .setRefSpecs(refSpecs(settings.branches()))
                    .setTagOpt(TagOpt.NO_TAGS)
                    .setCheckFetchedObjects(false)
                    .setTimeout(TIMEOUT_SECONDS)
                    .setCredentialsProvider(credentials(remote, settings))
                    .setProgressMonitor(new UntilInterrupted())
                    .call();
            Ref head = fetched.getAdvertisedRef(Constants.HEAD);
            if (head != null && head.isSymbolic()) {
                git.getRepository()
                        .updateRef(Constants.HEAD)
                        .link(head.getTarget().getName());
            }
            return new OpenRepository(git.getRepository(), Optional.of(folder));
        } catch (IOException | GitAPIException | RuntimeException e) {
            remove(folder);
            throw e;
        }
    }

    private static List<RefSpec> refSpecs(List<String> branches) {
        return branches.isEmpty()
                ? List.of(new RefSpec("+refs/*:refs/*"))
                : branches.stream()
                        .map(branch -> new RefSpec("+refs/heads/" + branch + ":refs/heads/" + branch))
                        .toList();
    }

    private static @Nullable CredentialsProvider credentials(RepositoryLocation.Remote remote, GitSettings settings) {
        return settings.token()
                .map(token -> new UsernamePasswordCredentialsProvider(
                        settings.username().or(remote::user).orElse(ANY_USER), token.reveal()))
                .orElse(null);
    }

    @Override
    public void close() {
        repository.close();
        copy.ifPresent(OpenRepository::remove);
    }

    private static void remove(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            folder.toFile().deleteOnExit();
        }
    }

    private static final class UntilInterrupted extends EmptyProgressMonitor {
        @Override
        public boolean isCancelled() {
            return Thread.currentThread().isInterrupted();
        }
    }
}
