@NullMarked
package io.claviger.embedded;

import org.jspecify.annotations.NullMarked;
