/**
 * The one expression language of Claviger: CEL over typed fields of one kind of object.
 *
 * <p>Policies, list filters, saved views and alert routes are all written in it. An expression is parsed by the CEL
 * parser, checked against an {@link io.claviger.engine.expression.ObjectSchema} when it is saved, and then either
 * translated to SQL or evaluated in memory; both ways give the same answer.
 *
 * <p><b>What is not known.</b> A fact that is not known is {@code null}, and logic has three values. A comparison, a
 * membership test or a text function on {@code null} is <em>unknown</em>; {@code !unknown} is unknown; {@code false &&
 * unknown} is false and {@code true || unknown} is true. An expression matches only when it is true, so neither {@code
 * lastUsedAt < now - days(90)} nor its negation holds of a credential whose last use is not known. Only {@code == null}
 * and {@code != null} ask whether a fact is known. These are the rules of SQL, and of errors in CEL.
 */
@NullMarked
package io.claviger.engine.expression;

import org.jspecify.annotations.NullMarked;
