package io.claviger.engine.secrets.rules;

/** A rule file that cannot be used. The message names the file, the type and what is wrong. */
public final class RuleException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    public RuleException(String message) {
        super(message);
    }
}
