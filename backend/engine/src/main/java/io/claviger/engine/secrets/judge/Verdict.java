package io.claviger.engine.secrets.judge;

/** What was made of a candidate; from the most to the least worrying. */
public enum Verdict {
    /** A checksum, signature or structure that only real secrets of the type have was found. */
    CONFIRMED,
    /** It has the form, and nothing but perhaps a checksum speaks against it. */
    PLAUSIBLE,
    /** It was real, and has ended by its own date. */
    EXPIRED,
    /** It stands for a secret: an example, a variable, a word such as {@code changeme}. */
    PLACEHOLDER,
    /** It cannot be one: its structure is wrong. */
    IMPOSSIBLE;

    /** Whether it is told by default. The others are only counted. */
    public boolean reportable() {
        return this == CONFIRMED || this == PLAUSIBLE || this == EXPIRED;
    }
}
