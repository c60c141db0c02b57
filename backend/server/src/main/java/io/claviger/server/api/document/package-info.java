/**
 * The OpenAPI document: what the scan of the endpoints cannot know. Lists are described from their {@code ListSource}, records say which
 * of their members are always there and which may be {@code null}. Owns nothing; only the build calls it.
 */
@NullMarked
package io.claviger.server.api.document;

import org.jspecify.annotations.NullMarked;
