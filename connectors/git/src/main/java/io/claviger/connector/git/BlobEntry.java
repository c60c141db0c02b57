package io.claviger.connector.git;

import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.ObjectIdOwnerMap;

/** One version of a file: where and by which commit it came in, and where it is now. */
final class BlobEntry extends ObjectIdOwnerMap.Entry {

    static final int NOWHERE = -1;

    /** Index of the commit that brought it in, or {@link #NOWHERE} when a tag names it directly. */
    final int commit;

    /** Index of the path under which it came in. */
    final int path;

    /** Index of its first path in the current tree, or {@link #NOWHERE}. */
    int currentPath = NOWHERE;

    BlobEntry(AnyObjectId id, int commit, int path) {
        super(id);
        this.commit = commit;
        this.path = path;
    }

    boolean isCurrent() {
        return currentPath != NOWHERE;
    }

    /** Where a person would look for it first. */
    int shownPath() {
        return isCurrent() ? currentPath : path;
    }
}
