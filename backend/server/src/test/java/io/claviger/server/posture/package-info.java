@NullMarked
package io.claviger.server.posture;

import org.jspecify.annotations.NullMarked;
