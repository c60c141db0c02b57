package io.claviger.server.sealing;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A sealed value does not open. */
public class UnsealFailed extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    UnsealFailed(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
