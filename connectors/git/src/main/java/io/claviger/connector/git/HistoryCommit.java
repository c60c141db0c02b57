package io.claviger.connector.git;

import java.time.Instant;
import org.eclipse.jgit.lib.ObjectId;

/** One commit, kept small because there may be a million. {@code authoredAt} is in seconds since 1970. */
record HistoryCommit(ObjectId id, ObjectId tree, Author author, long authoredAt) {

    Instant authored() {
        return Instant.ofEpochSecond(authoredAt);
    }
}
