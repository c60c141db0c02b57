package io.claviger.connector.aws.api;

import io.claviger.spi.ConnectorException;

/** Reads one service. Its scope is an account and the service, and a region where the service has regions. */
public interface Service {

    /** How many scopes it has. */
    enum Span {
        /** One in all: the organization's. */
        ORGANIZATION,
        /** One in each account. */
        ACCOUNT,
        /** One in each account and region. */
        REGION
    }

    /** The prefix of its actions in IAM, which names its scope. */
    String name();

    /** For people. */
    String title();

    Span span();

    /** How AWS calls its endpoint: where it has none, it has no scope. */
    default String endpoint() {
        return name();
    }

    /** Reads all of it. */
    void read(Visit visit) throws ConnectorException, InterruptedException;
}
