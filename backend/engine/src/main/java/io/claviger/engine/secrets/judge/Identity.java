package io.claviger.engine.secrets.judge;

/**
 * The identity, or credential, that a secret names by itself, in the language of connectors.
 *
 * @param kind such as {@code postgres.role}
 * @param externalId the source's own name for it; where a type's value itself names it (such as an AWS key id), this is
 *     that value, and only {@link #shown} may be printed
 * @param shown the name as it may be printed
 */
public record Identity(String kind, String externalId, String shown) {

    /** One whose name may be printed. */
    public static Identity named(String kind, String externalId) {
        return new Identity(kind, externalId, externalId);
    }

    @Override
    public String toString() {
        return kind + " " + shown;
    }
}
