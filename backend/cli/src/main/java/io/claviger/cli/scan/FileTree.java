package io.claviger.cli.scan;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Walks folders in the order of names. Links are not followed, so that there are no loops; of a {@code .git} folder only
 * {@code config} is read, since that is where URLs with passwords lie, and history is what {@code --history} is for.
 */
final class FileTree {

    /** Why what waits for another program, or never ends, is not read. */
    static final String SPECIAL = "it is a pipe, a socket or a device; hand what it gives to 'claviger scan -'";

    private final boolean everything;
    private final Counts counts;
    private final BiConsumer<Path, String> unread;

    /**
     * A walk.
     *
     * @param everything whether the content of {@code .git} folders is walked too
     * @param unread hears of what cannot be read, and why
     */
    FileTree(boolean everything, Counts counts, BiConsumer<Path, String> unread) {
        this.everything = everything;
        this.counts = counts;
        this.unread = unread;
    }

    /** Hands over each regular file under a folder, or the file itself. */
    void walk(Path root, Consumer<Path> files) {
        Deque<Path> open = new ArrayDeque<>();
        open.push(root);
        while (!open.isEmpty()) {
            Path path = open.pop();
            visit(path, path.equals(root), open, files);
        }
    }

    private void visit(Path path, boolean named, Deque<Path> open, Consumer<Path> files) {
        try {
            LinkOption[] options = named ? new LinkOption[0] : new LinkOption[] {LinkOption.NOFOLLOW_LINKS};
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class, options);
            if (attributes.isSymbolicLink()) {
                counts.links.incrementAndGet();
            } else if (attributes.isDirectory()) {
                List<Path> children = children(path);
                Collections.reverse(children);
                children.forEach(open::push);
            } else if (attributes.isRegularFile() || named && isGivenByShell(path)) {
                files.accept(path);
            } else if (named) {
                unread.accept(path, SPECIAL);
            } else {
                counts.special.incrementAndGet();
            }
        } catch (IOException e) {
            unread.accept(path, reason(e));
        }
    }

    /** What is no regular file may be waited for when the shell has made it: {@code <(command)} is a pipe in there. */
    static boolean isGivenByShell(Path path) {
        Path folder = path.toAbsolutePath().normalize();
        return folder.startsWith("/dev/fd") || folder.startsWith("/proc") || folder.equals(Path.of("/dev/stdin"));
    }

    private List<Path> children(Path folder) throws IOException {
        boolean repository = !everything && String.valueOf(folder.getFileName()).equals(".git");
        List<Path> children = new ArrayList<>();
        try (DirectoryStream<Path> listed = Files.newDirectoryStream(folder)) {
            for (Path child : listed) {
                if (!repository || String.valueOf(child.getFileName()).equals("config")) {
                    children.add(child);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        Collections.sort(children);
        return children;
    }

    /** Why a file cannot be read, in words. */
    static String reason(IOException failure) {
        return switch (failure) {
            case AccessDeniedException denied -> "permission denied; run as a user who may read it";
            case NoSuchFileException missing -> "it does not exist";
            case FileSystemException other when other.getReason() != null -> other.getReason();
            default -> failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        };
    }
}
