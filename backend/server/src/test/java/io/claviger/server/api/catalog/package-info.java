@NullMarked
package io.claviger.server.api.catalog;

import org.jspecify.annotations.NullMarked;
