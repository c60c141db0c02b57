package io.claviger.server.behaviour;

import io.claviger.server.Perishable;
import io.claviger.server.sources.SourceRemoved;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** How long usage is kept. */
@ApplicationScoped
class KeptUsage implements Perishable {

    private final UsageTable table;
    private final BehaviourConfig config;
    private final InstantSource clock;

    KeptUsage(UsageTable table, BehaviourConfig config, InstantSource clock) {
        this.table = table;
        this.config = config;
        this.clock = clock;
    }

    /** Whether an event of that time is taken: none that is too old, and none of a clock that is days ahead. */
    boolean keeps(Instant at) {
        return !day(at).isBefore(oldest()) && at.isBefore(clock.instant().plus(Duration.ofDays(1)));
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    private LocalDate oldest() {
        return day(clock.instant().minus(config.keep()));
    }

    @Override
    public int forgetOld() {
        return table.forgetBefore(oldest());
    }

    void removed(@Observes SourceRemoved event) {
        table.forgetSource(event.source().id());
    }
}
