/** Vendors' recorded answers, served over TLS by a server in this process that answers for every vendor's host. */
@NullMarked
package io.claviger.cli.verification;

import org.jspecify.annotations.NullMarked;
