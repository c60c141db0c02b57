package io.claviger.engine.toml;

/** A text that is not TOML; the message begins with line and column. */
public final class TomlException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    TomlException(int line, int column, String message) {
        super(line + ":" + column + ": " + message);
    }
}
