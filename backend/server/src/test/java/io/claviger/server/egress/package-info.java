/** What may be reached and what not, and that the connection goes where it was judged to go. */
@NullMarked
package io.claviger.server.egress;

import org.jspecify.annotations.NullMarked;
