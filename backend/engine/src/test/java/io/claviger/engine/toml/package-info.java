@NullMarked
package io.claviger.engine.toml;

import org.jspecify.annotations.NullMarked;
