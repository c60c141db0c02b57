package io.claviger.server.demo;

import io.claviger.server.catalog.listing.CredentialList;
import io.claviger.server.catalog.listing.ExposureList;
import io.claviger.server.catalog.listing.IdentityList;
import io.claviger.server.catalog.listing.ListQuery;
import io.claviger.server.catalog.listing.Listing;
import io.claviger.server.catalog.listing.ResourceList;
import io.claviger.server.crawl.CrawlList;
import io.claviger.server.crawl.CrawlState;
import io.claviger.server.events.ConsumerLag;
import io.claviger.server.events.EventsState;
import io.claviger.server.posture.FindingList;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Waits until crawls have ended and what they found has been evaluated. */
@ApplicationScoped
class FirstCrawls {

    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);
    /** What one consumer does may be a fact for another, so all must be quiet a few times in a row. */
    private static final int TIMES_QUIET = 3;

    private final Listing listing;
    private final EventsState events;
    private final ConsumerLag lag;

    FirstCrawls(Listing listing, EventsState events, ConsumerLag lag) {
        this.listing = listing;
        this.events = events;
        this.lag = lag;
    }

    DemoSources.Crawled whenEvaluated(List<UUID> crawls) throws InterruptedException {
        Instant deadline = Instant.now().plus(LONGEST);
        int quiet = 0;
        while (quiet < TIMES_QUIET && Instant.now().isBefore(deadline)) {
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY.toMillis());
            quiet = crawls.stream().allMatch(this::ended) && nothingIsUnderWay() ? quiet + 1 : 0;
        }
        return new DemoSources.Crawled(objects(), findings());
    }

    private boolean nothingIsUnderWay() throws InterruptedException {
        return events.lag().waiting() == 0 && lag.total() == 0;
    }

    private boolean ended(UUID crawl) {
        return listing.find(CrawlList.SOURCE, ListQuery.all(), crawl)
                .map(item -> CrawlState.valueOf(item.path("state").asText()).ended())
                .orElse(true);
    }

    private long objects() {
        return Stream.of(IdentityList.SOURCE, CredentialList.SOURCE, ExposureList.SOURCE, ResourceList.SOURCE)
                .mapToLong(source -> listing.count(source, ListQuery.all()))
                .sum();
    }

    private long findings() {
        return listing.count(FindingList.SOURCE, ListQuery.all().filter("status != 'RESOLVED'"));
    }
}
