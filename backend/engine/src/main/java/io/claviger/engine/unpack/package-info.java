/**
 * Opens what holds other texts: archives, compressed files, office documents, PDF and SQLite. Knows formats by their first
 * bytes, reads streams without copies on disk, and refuses what would grow without end.
 */
@NullMarked
package io.claviger.engine.unpack;

import org.jspecify.annotations.NullMarked;
