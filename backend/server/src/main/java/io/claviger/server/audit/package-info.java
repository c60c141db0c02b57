/**
 * The hash-chained log of who did what. Owns {@code audit_entry} and {@code audit_head}; calls nobody.
 */
@NullMarked
package io.claviger.server.audit;

import org.jspecify.annotations.NullMarked;
