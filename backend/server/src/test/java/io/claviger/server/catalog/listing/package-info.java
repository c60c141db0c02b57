/** Tests of the lists. */
@org.jspecify.annotations.NullMarked
package io.claviger.server.catalog.listing;
