@NullMarked
package io.claviger.server.catalog;

import org.jspecify.annotations.NullMarked;
