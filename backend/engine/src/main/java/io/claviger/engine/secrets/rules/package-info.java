/**
 * What is known of the types of secrets: the language of the rule files, and their packed form, which starts fast.
 *
 * <p>One YAML file a provider lies in {@code src/main/secrets}; the build checks and packs them.
 */
@NullMarked
package io.claviger.engine.secrets.rules;

import org.jspecify.annotations.NullMarked;
