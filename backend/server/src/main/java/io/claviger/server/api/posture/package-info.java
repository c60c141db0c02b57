/** Policies, findings, the overview and the help for writing expressions, over HTTP. Only translates. */
@NullMarked
package io.claviger.server.api.posture;

import org.jspecify.annotations.NullMarked;
