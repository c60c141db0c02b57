package io.claviger.spi;

import org.jspecify.annotations.Nullable;

/**
 * Something within a scope that could not be read.
 *
 * <p>Whether it {@code hidesObjects} decides what may be concluded from the crawl. A problem that hides objects means that
 * something which exists may be missing from the answer: the scope ends as partial and none of its objects is marked gone.
 * A problem that hides none leaves a fact unknown, or leaves out what the settings told the connector to leave out: it is
 * shown with its remedy, and the scope is complete.
 *
 * @param subject what it concerns: an object, a table, a path
 * @param message what happened, in words, without a secret
 * @param remedy what would make it readable, in copy-paste form where there is one
 * @param hidesObjects whether objects of this scope may exist that were not handed over because of it; when in doubt, true
 */
public record Problem(
        ConnectorException.Category category,
        String subject,
        String message,
        @Nullable String remedy,
        boolean hidesObjects) {

    /** A problem that hides objects. */
    public Problem(ConnectorException.Category category, String subject, String message, @Nullable String remedy) {
        this(category, subject, message, remedy, true);
    }

    /** A fact that stays unknown, or something left out as configured; every object of the scope was still handed over. */
    public static Problem ofFact(
            ConnectorException.Category category, String subject, String message, @Nullable String remedy) {
        return new Problem(category, subject, message, remedy, false);
    }
}
