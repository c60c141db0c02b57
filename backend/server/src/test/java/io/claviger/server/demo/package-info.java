/** That the demo's sources are made as told, and once. */
@NullMarked
package io.claviger.server.demo;

import org.jspecify.annotations.NullMarked;
