package io.claviger.engine.expression;

/** Small pieces of English for messages. */
final class Words {
    private Words() {}

    /** A noun with its article. */
    static String one(String noun) {
        return ("aeiou".indexOf(noun.charAt(0)) >= 0 ? "an " : "a ") + noun;
    }
}
