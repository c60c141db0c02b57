/**
 * The language of AWS policies as records that can be matched quickly: documents, statements, patterns, conditions.
 * Calls nobody.
 */
@NullMarked
package io.claviger.engine.access.policy;

import org.jspecify.annotations.NullMarked;
