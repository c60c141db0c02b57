package io.claviger.server.crawl;

/** Where a crawl stands. */
public enum CrawlState {
    QUEUED,
    RUNNING,
    COMPLETE,
    PARTIAL,
    FAILED,
    CANCELLED;

    public boolean ended() {
        return switch (this) {
            case QUEUED, RUNNING -> false;
            case COMPLETE, PARTIAL, FAILED, CANCELLED -> true;
        };
    }
}
