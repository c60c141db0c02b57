package io.claviger.embedded;

import org.jspecify.annotations.Nullable;

/** An embedded part cannot run. The message names what is wrong and what to do, for the person at the terminal. */
public final class EmbeddedFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public EmbeddedFailure(String message) {
        super(message);
    }

    public EmbeddedFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
