@NullMarked
package io.claviger.server.exposure;

import org.jspecify.annotations.NullMarked;
