package io.claviger.server.crawl;

import java.io.Serial;

/** The crawl was ended by someone: write nothing more for it. */
class CrawlStopped extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    CrawlStopped(String message) {
        super(message);
    }
}
