package io.claviger.server.sources;

/** A source is about to be removed; observed in the transaction that removes it. */
public record SourceRemoved(Source source) {}
