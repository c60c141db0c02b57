package io.claviger.server.demo;

import io.claviger.server.catalog.listing.CredentialList;
import io.claviger.server.catalog.listing.ExposureList;
import io.claviger.server.catalog.listing.IdentityList;
import io.claviger.server.catalog.listing.ListQuery;
import io.claviger.server.catalog.listing.Listing;
import io.claviger.server.catalog.listing.ResourceList;
import io.claviger.server.crawl.CrawlList;
import io.claviger.server.crawl.CrawlState;
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
    /** Facts reach the evaluation within a fraction of a second: when nothing was added for this long, it is done. */
    private static final Duration QUIET = Duration.ofSeconds(2);

    private static final Duration LOOK_EVERY = Duration.ofMillis(250);

    private final Listing listing;

    FirstCrawls(Listing listing) {
        this.listing = listing;
    }

    DemoSources.Crawled whenEvaluated(List<UUID> crawls) throws InterruptedException {
        Instant deadline = Instant.now().plus(LONGEST);
        while (!crawls.stream().allMatch(this::ended) && Instant.now().isBefore(deadline)) {
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY.toMillis());
        }
        long findings = findings();
        Instant changed = Instant.now();
        while (Instant.now().isBefore(changed.plus(QUIET)) && Instant.now().isBefore(deadline)) {
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY.toMillis());
            long now = findings();
            changed = now == findings ? changed : Instant.now();
            findings = now;
        }
        return new DemoSources.Crawled(objects(), findings);
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
