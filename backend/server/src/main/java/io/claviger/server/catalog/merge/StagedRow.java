package io.claviger.server.catalog.merge;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One observation, ready for COPY.
 *
 * @param content the content columns in COPY's text format, parted by tabs; its hash is {@code hash}
 * @param use the columns of use in the same format, empty if the table has none
 */
record StagedRow(UUID id, long hash, @Nullable Instant usedAt, String content, String use) {}
