package io.claviger.server.notification;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What an attempt came to. {@code status} is the HTTP status, or null when there was no answer. */
sealed interface Verdict {

    @Nullable
    Integer status();

    String detail();

    record Delivered(Integer status, String detail) implements Verdict {}

    /** @param notBefore when the other side asked to be left alone until then */
    record Again(
            @Nullable Integer status,
            String detail,
            @Nullable Instant notBefore) implements Verdict {}

    /** The endpoint said that it will never take anything again. */
    record Gone(Integer status, String detail) implements Verdict {}
}
