/** The REST resources of usage. They only translate. */
@NullMarked
package io.claviger.server.api.behaviour;

import org.jspecify.annotations.NullMarked;
