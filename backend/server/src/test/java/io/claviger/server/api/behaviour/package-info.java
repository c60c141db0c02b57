@NullMarked
package io.claviger.server.api.behaviour;

import org.jspecify.annotations.NullMarked;
