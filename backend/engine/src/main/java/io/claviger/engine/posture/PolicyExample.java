package io.claviger.engine.posture;

import java.time.Instant;
import java.util.Map;

/**
 * An object that a policy is tried on: its test and its documentation.
 *
 * @param breaks whether the object breaks the policy
 * @param object what is known of it, by field name; what is not there is not known
 * @param now the time of the trial
 */
public record PolicyExample(String name, boolean breaks, Map<String, Object> object, Instant now) {
    /** The time of a trial that names none. */
    public static final Instant DEFAULT_NOW = Instant.parse("2026-01-01T00:00:00Z");

    public PolicyExample {
        object = Map.copyOf(object);
    }
}
