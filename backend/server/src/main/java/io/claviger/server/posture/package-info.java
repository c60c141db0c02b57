/**
 * What is wrong, kept true by itself. Owns {@code policy} and {@code finding}.
 *
 * <p>Objects that a fact touches are evaluated at once ({@link io.claviger.server.posture.PostureConsumer}); what only time or a
 * changed policy moves is found set-based by jobs, which then evaluate just those objects. Every way ends in
 * {@link io.claviger.server.posture.Evaluator}, the only writer of findings beside {@link io.claviger.server.posture.Triage}.
 * Called by {@code api}; calls {@code catalog}.
 */
@NullMarked
package io.claviger.server.posture;

import org.jspecify.annotations.NullMarked;
