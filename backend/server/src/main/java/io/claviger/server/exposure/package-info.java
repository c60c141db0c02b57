/**
 * Secrets in the open: scans the text that connectors hand in, in memory, and joins what was found to the identity and credential
 * that it names. Owns no table: exposures are written by {@code catalog}. Text and values never leave the call that inspects them.
 */
@NullMarked
package io.claviger.server.exposure;

import org.jspecify.annotations.NullMarked;
