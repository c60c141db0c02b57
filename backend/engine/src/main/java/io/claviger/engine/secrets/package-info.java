/**
 * Finds secrets in bytes: a search for keywords in front of bounded patterns, checks of structure, and a judgement of each
 * candidate with its reasons. Owns no table; anyone may call it. It does no I/O beyond reading its packed rules, has no
 * clock and writes no log; a value that was found is held by {@link io.claviger.engine.secrets.SecretValue} and never
 * printed.
 */
@NullMarked
package io.claviger.engine.secrets;

import org.jspecify.annotations.NullMarked;
