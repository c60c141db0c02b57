package io.claviger.server.demo;

import java.io.Serial;

/** The demo's sources could not be made. The message says what to do. */
public class DemoFailure extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    DemoFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
