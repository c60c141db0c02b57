/** REST of the catalog: identities, credentials, resources, exposures, owners, search. Only translates. */
@NullMarked
package io.claviger.server.api.catalog;

import org.jspecify.annotations.NullMarked;
