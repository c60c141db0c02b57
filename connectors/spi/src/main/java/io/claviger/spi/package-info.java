/**
 * The language of a crawl: what a connector is asked, what it answers and how it fails.
 *
 * <p>Pure Java. A connector depends on this package alone and never sees the catalog, its ids or its database. The
 * contract between the server and a connector is the numbered guarantees in {@link io.claviger.spi.Connector}, and, for one that
 * tells who used what, in {@link io.claviger.spi.ReportsUsage}.
 */
@NullMarked
package io.claviger.spi;

import org.jspecify.annotations.NullMarked;
