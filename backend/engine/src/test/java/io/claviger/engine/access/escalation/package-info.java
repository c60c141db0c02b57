@NullMarked
package io.claviger.engine.access.escalation;

import org.jspecify.annotations.NullMarked;
