package io.claviger.server.crawl;

import io.claviger.spi.ConnectorException;
import org.jspecify.annotations.Nullable;

/** Why something could not be read, parted into what happened and what to do. */
record Failure(String category, String message, @Nullable String remedy) {

    static Failure of(ConnectorException exception) {
        return of(exception.category().name(), String.valueOf(exception.getMessage()));
    }

    /** A connector's message is a sentence that says what happened, and the remedy. */
    static Failure of(String category, String message) {
        int end = message.indexOf(". ");
        return end < 0
                ? new Failure(category, message, null)
                : new Failure(category, message.substring(0, end), message.substring(end + 2));
    }
}
