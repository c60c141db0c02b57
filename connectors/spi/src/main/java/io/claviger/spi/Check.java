package io.claviger.spi;

import org.jspecify.annotations.Nullable;

/**
 * One thing that a crawl needs, tried.
 *
 * @param name what was tried, in a few words
 * @param detail what was seen
 * @param remedy what to do when it failed, in copy-paste form where there is one
 */
public record Check(
        String name,
        Outcome outcome,
        String detail,
        @Nullable String remedy) {

    /** How a check ended. */
    public enum Outcome {
        PASSED,
        /** A crawl would fail, or would hide objects. */
        FAILED,
        /** Not tried, because of an earlier failure; or an optional fact that stays unknown, with the remedy. */
        SKIPPED
    }

    public static Check passed(String name, String detail) {
        return new Check(name, Outcome.PASSED, detail, null);
    }

    public static Check failed(String name, String detail, String remedy) {
        return new Check(name, Outcome.FAILED, detail, remedy);
    }

    /** A failure that a crawl would meet too. Its message is a sentence that says what happened, and the remedy. */
    public static Check failed(String name, ConnectorException failure) {
        String message = failure.getMessage();
        int end = message.indexOf(". ");
        return end < 0
                ? failed(name, message, "See what happened")
                : failed(name, message.substring(0, end), message.substring(end + 2));
    }

    public static Check skipped(String name, String detail) {
        return new Check(name, Outcome.SKIPPED, detail, null);
    }

    /** An optional fact that cannot be read: a crawl works, and leaves it {@code null}. */
    public static Check unknown(String name, String detail, String remedy) {
        return new Check(name, Outcome.SKIPPED, detail, remedy);
    }
}
