/** Access paths over HTTP. */
@NullMarked
package io.claviger.server.api.graph;

import org.jspecify.annotations.NullMarked;
