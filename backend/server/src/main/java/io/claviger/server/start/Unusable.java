package io.claviger.server.start;

import java.io.Serial;

/** It cannot be done as asked; the message is for the person at the terminal and says what to do. */
public class Unusable extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    public Unusable(String message) {
        super(message);
    }

    public Unusable(String message, Throwable cause) {
        super(message, cause);
    }
}
