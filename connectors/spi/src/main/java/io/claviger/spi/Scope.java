package io.claviger.spi;

/**
 * A part of a source that is crawled, and can fail, on its own.
 *
 * @param id unchanging within the source, at most 200 characters
 * @param name for people
 */
public record Scope(String id, String name) {}
