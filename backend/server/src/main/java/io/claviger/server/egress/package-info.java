/**
 * Which addresses the server may reach when somebody else chose the address: webhooks, and the hosts of sources. Owns no
 * table, calls nobody; every room may use it.
 *
 * <p>A name is resolved once, each address it has is judged, and the connection goes to an address that was judged. There
 * is no second look-up that could answer differently, and redirects are not followed.
 */
@NullMarked
package io.claviger.server.egress;

import org.jspecify.annotations.NullMarked;
