package io.claviger.engine.inspection;

import java.net.URI;
import java.util.Optional;

/**
 * Fetches what an issuer serves. The place is a token's word, which is not to be trusted: whoever fetches reaches public
 * addresses only, over TLS, and follows no redirect.
 *
 * @param <E> what ends the whole search, such as an interruption
 */
@FunctionalInterface
public interface IssuerFetch<E extends Exception> {

    Fetched from(URI place) throws E;

    /** What came of it. */
    sealed interface Fetched {

        /** What is served there. */
        record Document(String body) implements Fetched {}

        /** The host answers, but serves nothing there. */
        record Nothing() implements Fetched {}

        /**
         * There was no answer, or the host must not be asked.
         *
         * @param because in words, with the host
         */
        record Unreachable(String because) implements Fetched {}

        default Optional<String> text() {
            return this instanceof Document document ? Optional.of(document.body()) : Optional.empty();
        }
    }
}
