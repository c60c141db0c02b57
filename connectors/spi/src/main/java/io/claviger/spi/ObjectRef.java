package io.claviger.spi;

/**
 * Names an object within its source.
 *
 * @param kind the connector's type, a dot and the kind, such as {@code postgres.role}
 * @param externalId the source's own, unchanging name for it; unique for the kind within the source
 */
public record ObjectRef(String kind, String externalId) {
    public ObjectRef {
        if (kind.indexOf('.') < 1) {
            throw new IllegalArgumentException("a kind is the connector's type, a dot and a word; got '" + kind + "'");
        }
        if (externalId.isEmpty()) {
            throw new IllegalArgumentException("the external id of a " + kind + " is empty");
        }
    }
}
