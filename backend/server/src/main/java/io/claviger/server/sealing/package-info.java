/**
 * Envelope encryption of what must be kept secret, and the installation's fingerprint key. Owns {@code installation_key}.
 */
@NullMarked
package io.claviger.server.sealing;

import org.jspecify.annotations.NullMarked;
