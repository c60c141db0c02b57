package io.claviger.server.catalog;

import java.time.Instant;
import java.util.UUID;

/**
 * When something was used.
 *
 * @param id of the identity or the credential
 * @param from in words, such as {@code s3 in eu-west-1}
 */
public record LastUse(UUID id, Instant at, String from) {

    public LastUse later(LastUse other) {
        return other.at.isAfter(at) ? other : this;
    }
}
