@NullMarked
package io.claviger.cli.access;

import org.jspecify.annotations.NullMarked;
