/**
 * How a batch of observations becomes rows: probe, stage, merge, touch, refresh, and what was not seen is marked gone. Set-based
 * SQL on the caller's connection and transaction; called by the {@code Reconciler} and nobody else.
 */
@NullMarked
package io.claviger.server.catalog.merge;

import org.jspecify.annotations.NullMarked;
