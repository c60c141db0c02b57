/**
 * Configured sources: their settings, of which the secret ones are sealed, and the connectors that read them. Owns {@code source}.
 * {@code catalog} and {@code crawl} learn of a source's change or removal by the CDI events {@link
 * io.claviger.server.sources.SourceChanged} and {@link io.claviger.server.sources.SourceRemoved}, in the same transaction.
 */
@NullMarked
package io.claviger.server.sources;

import org.jspecify.annotations.NullMarked;
