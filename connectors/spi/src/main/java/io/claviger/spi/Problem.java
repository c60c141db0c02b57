package io.claviger.spi;

import org.jspecify.annotations.Nullable;

/**
 * Something within a scope that could not be read.
 *
 * @param subject what it concerns: an object, a table, a path
 * @param message what happened, in words, without a secret
 * @param remedy what would make it readable, in copy-paste form where there is one
 */
public record Problem(
        ConnectorException.Category category, String subject, String message, @Nullable String remedy) {}
