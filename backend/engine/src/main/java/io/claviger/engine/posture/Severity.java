package io.claviger.engine.posture;

/** How bad it is; from the worst. */
public enum Severity {
    CRITICAL,
    HIGH,
    MEDIUM,
    LOW
}
