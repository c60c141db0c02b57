@NullMarked
package io.claviger.cli.packaging;

import org.jspecify.annotations.NullMarked;
