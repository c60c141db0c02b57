package io.claviger.server.sources;

/** A source was saved; observed in the transaction that saves it. */
public record SourceChanged(Source before, Source after) {}
