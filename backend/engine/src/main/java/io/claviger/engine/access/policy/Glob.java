package io.claviger.engine.access.policy;

/**
 * A text with wildcards: {@code *} for any characters, {@code ?} for one. In the first five fields of an ARN a wildcard
 * stays within its field, unless it is a {@code *} at the field's end.
 *
 * <p>Source: <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html">IAM
 * JSON policy elements: Resource</a>, "Using wildcards in resource ARNs".
 */
public final class Glob {

    /** Wildcards, as characters of the private use area, so that a literal star can stand beside them. */
    static final char ANY = '\uE000';

    static final char ONE = '\uE001';
    private static final char ANY_IN_FIELD = '\uE002';
    private static final char ONE_IN_FIELD = '\uE003';
    private static final int FIELDS_BEFORE_RESOURCE = 5;

    private final String code;
    private final int wild;
    private final boolean fielded;

    private Glob(String code) {
        this.code = code;
        this.wild = firstWild(code);
        this.fielded = code.indexOf(ANY_IN_FIELD) >= 0 || code.indexOf(ONE_IN_FIELD) >= 0;
    }

    /** Of any text, where a wildcard crosses everything. */
    public static Glob text(String pattern) {
        return new Glob(coded(pattern));
    }

    /** Of the pattern of an ARN. */
    public static Glob arn(String pattern) {
        return ofCodedArn(coded(pattern));
    }

    static String coded(String pattern) {
        return pattern.replace('*', ANY).replace('?', ONE);
    }

    static Glob ofCoded(String coded) {
        return new Glob(coded);
    }

    static Glob ofCodedArn(String coded) {
        if (!coded.startsWith("arn:")) {
            return new Glob(coded);
        }
        StringBuilder fielded = new StringBuilder(coded);
        int field = 0;
        for (int i = 0; i < coded.length() && field < FIELDS_BEFORE_RESOURCE; i++) {
            char c = coded.charAt(i);
            boolean last = i + 1 == coded.length() || coded.charAt(i + 1) == ':';
            if (c == ':') {
                field++;
            } else if (c == ANY && !last) {
                fielded.setCharAt(i, ANY_IN_FIELD);
            } else if (c == ONE) {
                fielded.setCharAt(i, ONE_IN_FIELD);
            }
        }
        return new Glob(fielded.toString());
    }

    public boolean matches(String text) {
        if (wild < 0) {
            return code.equals(text);
        }
        if (!text.regionMatches(0, code, 0, wild)) {
            return false;
        }
        if (wild == code.length() - 1 && code.charAt(wild) == ANY) {
            return true;
        }
        return fielded ? reaches(text) : matchesFrom(text);
    }

    /** Whether every text that the other matches is matched by this one. Errs towards no. */
    public boolean covers(Glob other) {
        return reaches(other.code);
    }

    /** Whether some text is matched by both. */
    public boolean meets(Glob other) {
        String theirs = other.code;
        boolean[] row = new boolean[theirs.length() + 1];
        row[0] = true;
        for (int j = 0; j < theirs.length() && isAny(theirs.charAt(j)); j++) {
            row[j + 1] = true;
        }
        for (int i = 0; i < code.length(); i++) {
            char mine = code.charAt(i);
            boolean[] next = new boolean[row.length];
            next[0] = row[0] && isAny(mine);
            for (int j = 0; j < theirs.length(); j++) {
                char their = theirs.charAt(j);
                boolean skipped = isAny(mine) && row[j + 1]
                        || isAny(mine) && next[j]
                        || isAny(their) && next[j]
                        || isAny(their) && row[j + 1];
                boolean same = isOne(mine) || isOne(their) || mine == their;
                next[j + 1] = skipped || row[j] && same;
            }
            row = next;
        }
        return row[theirs.length()];
    }

    /** The usual way: what follows the last star is tried further on until it fits. */
    private boolean matchesFrom(String text) {
        int at = wild;
        int in = wild;
        int star = -1;
        int mark = 0;
        while (at < text.length()) {
            if (in < code.length() && (code.charAt(in) == ONE || code.charAt(in) == text.charAt(at))) {
                in++;
                at++;
            } else if (in < code.length() && code.charAt(in) == ANY) {
                star = in++;
                mark = at;
            } else if (star >= 0) {
                in = star + 1;
                at = ++mark;
            } else {
                return false;
            }
        }
        while (in < code.length() && code.charAt(in) == ANY) {
            in++;
        }
        return in == code.length();
    }

    /** The thorough way: all places at which each piece may end. The text may hold wildcards itself. */
    private boolean reaches(String text) {
        boolean[] row = new boolean[text.length() + 1];
        row[0] = true;
        for (int i = 0; i < code.length(); i++) {
            char c = code.charAt(i);
            if (isAny(c)) {
                for (int j = 0; j < text.length(); j++) {
                    row[j + 1] |= row[j] && (c == ANY || staysInField(text.charAt(j)));
                }
            } else {
                for (int j = text.length(); j > 0; j--) {
                    row[j] = row[j - 1] && fits(c, text.charAt(j - 1));
                }
                row[0] = false;
            }
        }
        return row[text.length()];
    }

    private static boolean staysInField(char c) {
        return c != ':' && c != ANY;
    }

    private static boolean fits(char wanted, char c) {
        return switch (wanted) {
            case ONE -> !isAny(c);
            case ONE_IN_FIELD -> !isAny(c) && c != ':' && c != ONE;
            default -> wanted == c;
        };
    }

    private static boolean isAny(char c) {
        return c == ANY || c == ANY_IN_FIELD;
    }

    private static boolean isOne(char c) {
        return c == ONE || c == ONE_IN_FIELD;
    }

    private static int firstWild(String code) {
        for (int i = 0; i < code.length(); i++) {
            char c = code.charAt(i);
            if (c >= ANY && c <= ONE_IN_FIELD) {
                return i;
            }
        }
        return -1;
    }

    /** The pattern as it is written in a policy. */
    @Override
    public String toString() {
        return code.replace(ANY, '*')
                .replace(ANY_IN_FIELD, '*')
                .replace(ONE, '?')
                .replace(ONE_IN_FIELD, '?');
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Glob glob && glob.code.equals(code);
    }

    @Override
    public int hashCode() {
        return code.hashCode();
    }
}
