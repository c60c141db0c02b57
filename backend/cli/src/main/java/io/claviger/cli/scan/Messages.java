package io.claviger.cli.scan;

import io.claviger.spi.ObjectRef;
import java.util.Optional;

/** What commits and tags say. Their paths are those of the files in which git has people write them. */
final class Messages {

    private static final String COMMIT = ".git/COMMIT_EDITMSG";
    private static final String TAG = ".git/TAG_EDITMSG";

    private Messages() {}

    /** The path of a message, where an object is one. */
    static Optional<String> path(ObjectRef object) {
        return switch (object.kind()) {
            case "git.commit" -> Optional.of(COMMIT);
            case "git.tag" -> Optional.of(TAG);
            default -> Optional.empty();
        };
    }

    /** Whether a path below a repository is one of theirs: no file in a commit can lie in {@code .git}. */
    static boolean isOne(String path) {
        return path.equals(COMMIT) || path.equals(TAG);
    }
}
