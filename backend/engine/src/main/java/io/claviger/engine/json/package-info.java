/** A reader of JSON (RFC 8259) for texts that strangers wrote: small, bounded in depth, without dependency. */
@NullMarked
package io.claviger.engine.json;

import org.jspecify.annotations.NullMarked;
