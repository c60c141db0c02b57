package io.claviger.spi;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The one way in which a connector fails. The message names the thing and the remedy and holds no secret. */
public final class ConnectorException extends Exception {

    private static final long serialVersionUID = 1L;

    /** What kind of failure it was: the retry policy is decided from this alone. */
    public enum Category {
        /** The source does not accept the credentials. Not retried: a person must act. */
        AUTHENTICATION,
        /** The credentials are fine, but do not allow this. Not retried. */
        FORBIDDEN,
        /** Too many calls. Retried after the given time. */
        RATE_LIMITED,
        /** The source cannot be reached, or failed. Retried with growing delay. */
        UNAVAILABLE,
        /** The thing is not there. Not retried. */
        NOT_FOUND,
        /** The source, or a setting, is not what was expected. Not retried. */
        PROTOCOL
    }

    private final String text;
    private final Category category;
    private final @Nullable Duration retryAfter;

    public ConnectorException(Category category, String message) {
        this(category, message, null);
    }

    public ConnectorException(Category category, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.text = message;
        this.category = category;
        this.retryAfter = null;
    }

    private ConnectorException(String message, Duration retryAfter) {
        super(message);
        this.text = message;
        this.category = Category.RATE_LIMITED;
        this.retryAfter = retryAfter;
    }

    public static ConnectorException rateLimited(String message, Duration retryAfter) {
        return new ConnectorException(message, retryAfter);
    }

    /** What happened and what to do; never {@code null}. */
    @Override
    public String getMessage() {
        return text;
    }

    public Category category() {
        return category;
    }

    /** How long the source asked to be left alone; only with {@link Category#RATE_LIMITED}. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
