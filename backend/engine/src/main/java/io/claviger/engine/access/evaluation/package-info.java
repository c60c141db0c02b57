/** Decides one request against all policies that apply to it. Calls {@code access.policy}. */
@NullMarked
package io.claviger.engine.access.evaluation;

import org.jspecify.annotations.NullMarked;
