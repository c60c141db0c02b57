/**
 * One machinery for every list: a CEL filter becomes SQL, pages go by keyset on (sort key, id), and counts come from the cells that
 * the database keeps, wherever these can answer. A list is data: a {@link io.claviger.server.catalog.listing.ListSource}.
 */
@NullMarked
package io.claviger.server.catalog.listing;

import org.jspecify.annotations.NullMarked;
