/** REST: inspecting one token, of which nothing is kept. */
@NullMarked
package io.claviger.server.api.inspection;

import org.jspecify.annotations.NullMarked;
