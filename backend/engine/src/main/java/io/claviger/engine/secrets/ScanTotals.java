package io.claviger.engine.secrets;

/**
 * What a scan has read.
 *
 * @param bytes how many were fed
 * @param binary whether it was no text, and therefore not searched
 */
public record ScanTotals(long bytes, boolean binary) {}
