/** Tests of the leases. */
@NullMarked
package io.claviger.server.jobs;

import org.jspecify.annotations.NullMarked;
