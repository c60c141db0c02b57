package io.claviger.server.posture;

import org.jspecify.annotations.Nullable;

/**
 * A finding that is to be written.
 *
 * @param previous where it stood; {@code null} when it is new
 * @param event {@code opened}, {@code changed} or {@code resolved}; {@code null} when nobody is to be told
 */
record FindingChange(
        Finding finding,
        @Nullable FindingStatus previous,
        @Nullable String event) {}
