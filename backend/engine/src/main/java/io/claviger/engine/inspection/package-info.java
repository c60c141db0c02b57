/**
 * What one token is, and how well it is made: JSON Web Tokens, opaque and reference tokens, API keys, certificates and
 * keys, each checked against the guidance for bearers. Pure: keys of issuers are fetched by whoever asks; nothing of the
 * token leaves this package but what {@link io.claviger.engine.inspection.Inspection} says.
 */
@NullMarked
package io.claviger.engine.inspection;

import org.jspecify.annotations.NullMarked;
