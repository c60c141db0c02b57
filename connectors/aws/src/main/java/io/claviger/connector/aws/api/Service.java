package io.claviger.connector.aws.api;

import io.claviger.spi.ConnectorException;

/**
 * One service that is read. Its scope is an account and the service, and a region where the service has regions.
 *
 * @param name the prefix of its actions in IAM, which names its scope
 * @param title for people
 * @param endpoint how AWS calls its endpoint: where it has none, it has no scope
 * @param reader reads all of it
 */
public record Service(String name, String title, Span span, String endpoint, Reader reader) {

    /** How many scopes it has. */
    public enum Span {
        /** One in all: the organization's. */
        ORGANIZATION,
        /** One in each account. */
        ACCOUNT,
        /** One in each account and region. */
        REGION
    }

    /** Reads one scope. */
    @FunctionalInterface
    public interface Reader {
        void read(Visit visit) throws ConnectorException, InterruptedException;
    }

    public Service(String name, String title, Span span, Reader reader) {
        this(name, title, span, name, reader);
    }
}
