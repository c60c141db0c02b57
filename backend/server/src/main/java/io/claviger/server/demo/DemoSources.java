package io.claviger.server.demo;

import io.claviger.embedded.EmbeddedParts;

/** What {@code demo} brings along: a CDI bean that makes real systems, adds them as sources and has them crawled. */
public interface DemoSources {

    /** Called once after the server is ready, on a thread of its own; returns when the first crawls have ended. */
    Crawled addAndCrawl(EmbeddedParts parts) throws Exception;

    /** What there is after the first crawls. */
    record Crawled(long objects, long findings) {}
}
