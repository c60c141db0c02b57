package io.claviger.server.posture;

import io.claviger.engine.posture.Policy;
import java.time.Instant;

/**
 * A policy with what this installation knows of it.
 *
 * @param builtin came with Claviger: only {@code enabled} can be changed
 * @param revision grows with every change
 */
public record StoredPolicy(Policy policy, boolean builtin, boolean enabled, long revision, Instant updatedAt) {

    public String id() {
        return policy.id();
    }
}
