/**
 * The inventory: identities, credentials, resources, grants, exposures, consumers, owners and their history. The sole writer of
 * those tables. Owns {@code identity, credential, resource, grant_edge, exposure, consumer, owner, ownership_evidence, ownership,
 * history, catalog_scope, crawl_seen, exposure_candidate, tally, owner_tally} and the {@code *_cell} tables.
 *
 * <p>{@code crawl} writes through {@link io.claviger.server.catalog.Reconciler}; {@code posture} through
 * {@link io.claviger.server.catalog.Scores}, {@code exposure} through {@link io.claviger.server.catalog.ExposureLinks}, {@code
 * behaviour} through {@link io.claviger.server.catalog.LastUses}; everybody reads lists through {@link io.claviger.server.catalog.listing.Listing}.
 */
@NullMarked
package io.claviger.server.catalog;

import org.jspecify.annotations.NullMarked;
