package io.claviger.engine.secrets;

import io.claviger.engine.secrets.rules.SecretType;

/**
 * A word that calls for a type.
 *
 * @param keyword as the text has it
 * @param why it brings no match, in words
 */
public record Clue(String keyword, SecretType type, String why) {}
