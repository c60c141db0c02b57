/**
 * Asking vendors whether a secret is live: what is asked, and what an answer says. Pure: who sends keeps to the host that
 * is named, follows no redirect, and reaches public addresses only.
 */
@NullMarked
package io.claviger.engine.verification;

import org.jspecify.annotations.NullMarked;
