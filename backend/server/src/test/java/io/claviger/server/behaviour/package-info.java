@NullMarked
package io.claviger.server.behaviour;

import org.jspecify.annotations.NullMarked;
