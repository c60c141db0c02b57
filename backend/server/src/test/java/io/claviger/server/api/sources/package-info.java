@NullMarked
package io.claviger.server.api.sources;

import org.jspecify.annotations.NullMarked;
