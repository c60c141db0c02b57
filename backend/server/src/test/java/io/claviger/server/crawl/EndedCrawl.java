package io.claviger.server.crawl;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claviger.server.catalog.listing.ListQuery;
import io.claviger.server.catalog.listing.Listing;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;

/** Waits for crawls, and shows them as the API does. */
@ApplicationScoped
class EndedCrawl {

    private final Listing listing;

    EndedCrawl(Listing listing) {
        this.listing = listing;
    }

    ObjectNode of(UUID crawl) {
        await().atMost(Duration.ofSeconds(120))
                .until(() ->
                        CrawlState.valueOf(asItIs(crawl).path("state").asText()).ended());
        return asItIs(crawl);
    }

    ObjectNode asItIs(UUID crawl) {
        return listing.find(CrawlList.SOURCE, ListQuery.all(), crawl).orElseThrow();
    }
}
