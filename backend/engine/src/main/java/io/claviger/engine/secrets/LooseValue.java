package io.claviger.engine.secrets;

import io.claviger.engine.secrets.judge.Entropy;

/**
 * A value without a form: letters and digits at random, of a length that keys and tokens have. Vendors change what theirs
 * look like without notice, so what stands behind a vendor's name and is called a key counts whatever its form.
 */
final class LooseValue {

    private static final int SHORTEST = 20;
    private static final int LONGEST = 128;
    private static final double HEX = 3.0;
    private static final double OTHER = 3.5;

    private LooseValue() {}

    /** Where a value ends that begins at an index, or -1 when there is none that is random. */
    static int end(String text, int from) {
        int at = from;
        int limit = Math.min(text.length(), from + LONGEST + 1);
        int digits = 0;
        int runs = 0;
        int letters = 0;
        boolean hex = true;
        while (at < limit && isPart(text.charAt(at))) {
            char c = text.charAt(at++);
            boolean digit = c >= '0' && c <= '9';
            runs += digit && (digits == 0 || !Character.isDigit(text.charAt(at - 2))) ? 1 : 0;
            digits += digit ? 1 : 0;
            letters += Character.isLetter(c) ? 1 : 0;
            hex &= digit || (c | 0x20) >= 'a' && (c | 0x20) <= 'f' || c == '-';
        }
        boolean whole = at - from >= SHORTEST && at < limit + 1 && at - from <= LONGEST && !goesOn(text, at);
        // One number of two digits is part of a name, such as base64.
        boolean mixed = (digits > 2 || runs > 1) && letters >= 2;
        return whole && mixed && Entropy.bits(text.substring(from, at)) >= (hex ? HEX : OTHER) ? at : -1;
    }

    private static boolean isPart(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-';
    }

    /** Whether what follows makes it an expression, a path or a part of something longer. */
    private static boolean goesOn(String text, int at) {
        boolean basic = at + 1 < text.length() && text.charAt(at) == ':' && text.charAt(at + 1) <= ' ';
        return at < text.length() && !basic && ".([/+:@%$\\".indexOf(text.charAt(at)) >= 0;
    }
}
