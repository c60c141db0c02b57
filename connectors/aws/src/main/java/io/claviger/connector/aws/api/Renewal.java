package io.claviger.connector.aws.api;

import io.claviger.spi.ConnectorException;

/** Makes temporary credentials anew before they end. */
@FunctionalInterface
interface Renewal {
    void renewIfNeeded() throws ConnectorException, InterruptedException;
}
