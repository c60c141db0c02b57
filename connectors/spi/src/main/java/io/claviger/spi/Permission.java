package io.claviger.spi;

/**
 * One right that a connector needs at its source.
 *
 * @param name the source's exact name for it, such as {@code pg_read_all_stats}
 * @param purpose which facts are lost without it
 * @param required whether a crawl is impossible without it
 * @param grant the command or document that gives it
 */
public record Permission(String name, String purpose, boolean required, String grant) {}
