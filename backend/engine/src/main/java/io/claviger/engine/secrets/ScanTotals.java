package io.claviger.engine.secrets;

/**
 * What a scan has read.
 *
 * @param bytes how many were fed
 * @param skipped whether it was a picture, sound, film or font, and therefore not searched
 * @param binary whether it was no text, so that only types with a form of their own were looked for
 * @param keywords which keywords it holds
 */
public record ScanTotals(long bytes, boolean skipped, boolean binary, KeywordMarks keywords) {}
