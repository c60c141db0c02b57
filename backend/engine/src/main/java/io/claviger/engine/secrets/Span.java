package io.claviger.engine.secrets;

/**
 * Where a secret stands. Offsets are in bytes from the start of the text, the end exclusive. Lines and columns begin at
 * 1; columns count code points, and the end column is exclusive.
 */
public record Span(long start, long end, int line, int column, int endLine, int endColumn) {}
