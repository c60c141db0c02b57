package io.claviger.spi;

/**
 * A safe point within the crawl of one scope.
 *
 * @param value the connector's own notes, at most 64 KiB, holding no secret
 */
public record Checkpoint(String value) {}
