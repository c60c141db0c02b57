/**
 * How principals of AWS become others, or administrators: the known techniques as data, bound to what an estate really
 * has, and the shortest proofs. Calls {@code access.account}, {@code access.evaluation} and {@code access.policy}.
 */
@NullMarked
package io.claviger.engine.access.escalation;

import org.jspecify.annotations.NullMarked;
