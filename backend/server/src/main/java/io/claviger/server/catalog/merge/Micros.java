package io.claviger.server.catalog.merge;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Instants as the database counts them. */
final class Micros {

    private Micros() {}

    static long of(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
}
