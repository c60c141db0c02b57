/** Tests of the audit log. */
@NullMarked
package io.claviger.server.audit;

import org.jspecify.annotations.NullMarked;
