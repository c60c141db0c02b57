package io.claviger.server.catalog;

import io.claviger.server.jobs.Lease;
import java.util.UUID;

/** One scope within one crawl, and the right to write for it. */
public record CrawlScopeRef(UUID sourceId, UUID crawlId, String scopeId, Lease lease) {}
