package io.claviger.engine.secrets.rules;

import java.util.Locale;

/** How bad it is when a secret of a type is held by someone else, all else unknown; from the least to the most. */
public enum Severity {
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL;

    /** The word used in rule files and reports. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
