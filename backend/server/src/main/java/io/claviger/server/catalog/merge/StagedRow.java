package io.claviger.server.catalog.merge;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One observation, ready for COPY.
 *
 * @param about what follows from it: the identity of a credential, the subject of evidence, what a consumer uses; null if there is none
 * @param content the content columns in COPY's text format, parted by tabs; its hash is {@code hash}
 * @param use the columns of use in the same format, empty if the table has none
 */
record StagedRow(
        UUID id, @Nullable UUID about, long hash, @Nullable Instant usedAt, String content, String use) {

    void addNamed(Set<UUID> ids) {
        ids.add(id);
        if (about != null) {
            ids.add(about);
        }
    }
}
