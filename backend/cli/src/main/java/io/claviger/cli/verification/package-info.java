/**
 * Asks vendors whether secrets are live, when the user wants it. Owns the only sockets that the command line opens to
 * vendors: to the one host that a rule names, on an address that was judged public, over TLS, without redirects.
 */
@NullMarked
package io.claviger.cli.verification;

import org.jspecify.annotations.NullMarked;
