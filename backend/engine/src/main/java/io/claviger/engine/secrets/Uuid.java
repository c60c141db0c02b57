package io.claviger.engine.secrets;

/** The text of a UUID (RFC 9562, section 4). */
final class Uuid {

    static final int LENGTH = 36;

    private Uuid() {}

    /** Whether one stands from an index to another, in either case. */
    static boolean is(String text, int from, int to) {
        if (to - from != LENGTH) {
            return false;
        }
        for (int at = 0; at < LENGTH; at++) {
            boolean dash = at == 8 || at == 13 || at == 18 || at == 23;
            char c = text.charAt(from + at);
            if (dash ? c != '-' : Character.digit(c, 16) < 0) {
                return false;
            }
        }
        return true;
    }
}
