/**
 * What a principal of AWS may do: the language of policies ({@code policy}) and the documented evaluation of a request
 * against them ({@code evaluation}), with the statements that decided and the conditions on which the answer hangs.
 *
 * <p>Written from the IAM User Guide, <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html">Policy evaluation
 * logic</a> and the pages it names. Pure: no clock, no I/O.
 */
@NullMarked
package io.claviger.engine.access;

import org.jspecify.annotations.NullMarked;
