package io.claviger.engine.secrets;

import java.time.Instant;

/**
 * What is known of a text before it is read.
 *
 * @param path its name, which some types look at; empty when it has none
 * @param now decides whether what ends by a date has ended
 */
public record ScanContext(String path, Instant now) {}
