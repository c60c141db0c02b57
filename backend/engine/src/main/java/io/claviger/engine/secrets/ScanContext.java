package io.claviger.engine.secrets;

import java.time.Instant;

/**
 * What is known of a text before it is read.
 *
 * @param path its name, which some types look at; empty when it has none
 * @param within its name below the folder or repository that is scanned, which says whether it is a test; so that a
 *     folder that happens to lie below one called {@code test} is not taken for one
 * @param now decides whether what ends by a date has ended
 */
public record ScanContext(String path, String within, Instant now) {

    /** A text whose name is all that is known. */
    public ScanContext(String path, Instant now) {
        this(path, path, now);
    }

    /** The last part of the path. */
    String file() {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }
}
