/**
 * Whether something that looks like a secret is one: checksums, structure, expiry, placeholders and randomness. Pure
 * functions of the value, what stands around it, and a given instant.
 */
@NullMarked
package io.claviger.engine.secrets.judge;

import org.jspecify.annotations.NullMarked;
