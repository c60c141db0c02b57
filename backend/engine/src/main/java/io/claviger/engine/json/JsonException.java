package io.claviger.engine.json;

/** A text that is not JSON. */
public final class JsonException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    JsonException(String message) {
        super(message);
    }
}
