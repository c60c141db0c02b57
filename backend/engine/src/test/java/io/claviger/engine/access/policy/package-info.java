@NullMarked
package io.claviger.engine.access.policy;

import org.jspecify.annotations.NullMarked;
