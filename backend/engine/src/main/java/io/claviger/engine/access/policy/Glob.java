package io.claviger.engine.access.policy;

import org.jspecify.annotations.Nullable;

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
    static final char ANY_IN_FIELD = '\uE002';
    static final char ONE_IN_FIELD = '\uE003';
    private static final char SAMPLE = '\uE004';
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

    /** Of an ARN, where each star before the fifth colon stays within its field. */
    public static Glob arnByFields(String pattern) {
        return fielded(coded(pattern), false);
    }

    /** The same where it has them all; in what has fewer a star at the end stands for the rest. */
    static Glob ofCodedArnByFields(String coded) {
        return fielded(coded, coded.chars().filter(c -> c == ':').count() < FIELDS_BEFORE_RESOURCE);
    }

    static Glob ofCodedArn(String coded) {
        return fielded(coded, true);
    }

    private static Glob fielded(String coded, boolean crossing) {
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
            } else if (c == ANY && !(last && crossing)) {
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

    /** The one text that it matches; null when it has a wildcard. */
    public @Nullable String literal() {
        return wild < 0 ? code : null;
    }

    /** With what all that it matches begins. */
    public String beginning() {
        return wild < 0 ? code : code.substring(0, wild);
    }

    /** Whether it matches everything. */
    public boolean isAll() {
        return code.length() == 1 && code.charAt(0) == ANY;
    }

    /** Every text that both match, or, where no one pattern has them all, many of them; null when there is none. */
    public @Nullable Glob and(Glob other) {
        if (isAll() || equals(other)) {
            return other;
        }
        if (other.isAll()) {
            return this;
        }
        int alike = Math.min(beforeWild(), other.beforeWild());
        if (!code.regionMatches(0, other.code, 0, alike)) {
            return null;
        }
        if (wild < 0) {
            return other.matches(code) ? this : null;
        }
        return other.wild < 0 ? other.and(this) : Intersection.of(code, other.code);
    }

    private int beforeWild() {
        return wild < 0 ? code.length() : wild;
    }

    /** A text that it matches, and that no other pattern matches by chance: only their wildcards do. */
    public String sample() {
        return code.replace(ANY, SAMPLE)
                .replace(ANY_IN_FIELD, SAMPLE)
                .replace(ONE, SAMPLE)
                .replace(ONE_IN_FIELD, SAMPLE);
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

    /** The thorough way: all places at which each piece may end. */
    private boolean reaches(String text) {
        boolean[] row = new boolean[text.length() + 1];
        row[0] = true;
        for (int i = 0; i < code.length(); i++) {
            char c = code.charAt(i);
            if (isAny(c)) {
                for (int j = 0; j < text.length(); j++) {
                    row[j + 1] |= row[j] && (c == ANY || text.charAt(j) != ':');
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

    private static boolean fits(char wanted, char c) {
        return switch (wanted) {
            case ONE -> true;
            case ONE_IN_FIELD -> c != ':';
            default -> wanted == c;
        };
    }

    static boolean isAny(char c) {
        return c == ANY || c == ANY_IN_FIELD;
    }

    static boolean isOne(char c) {
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
