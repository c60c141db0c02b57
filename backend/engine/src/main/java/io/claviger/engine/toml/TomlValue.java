package io.claviger.engine.toml;

/**
 * A value and where it begins, from 1.
 *
 * @param value a {@link String}, {@link Long}, {@link Double}, {@link Boolean}, {@link TomlTable} or a list of values;
 *     dates and times are texts as they are written
 */
public record TomlValue(Object value, int line, int column) {}
