package io.claviger.engine.access.account;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a credential report says of a user.
 *
 * @param password null where the report does not say whether there is one
 * @param keys its access keys, at most two, also those that are not active
 * @param secondFactor whether it has a device; null where the report does not say
 */
public record Login(
        @Nullable Boolean password,
        @Nullable Instant passwordUsed,
        List<Key> keys,
        @Nullable Boolean secondFactor) {

    /**
     * An access key.
     *
     * @param number 1 or 2, as the report counts
     * @param created when it was made or rotated
     * @param used null when it never was
     */
    public record Key(
            int number,
            boolean active,
            @Nullable Instant created,
            @Nullable Instant used) {}

    public Login {
        keys = List.copyOf(keys);
    }
}
