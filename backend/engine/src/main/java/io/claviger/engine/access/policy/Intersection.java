package io.claviger.engine.access.policy;

import org.jspecify.annotations.Nullable;

/** One pattern out of two: what it matches, both match. Where several would do, the one that keeps the most open. */
final class Intersection {

    private final String one;
    private final String other;

    /** Whether the rests from there on have a text in common. */
    private final boolean[][] meets;

    private Intersection(String one, String other) {
        this.one = one;
        this.other = other;
        this.meets = new boolean[one.length() + 1][other.length() + 1];
    }

    /** Null when nothing matches both. */
    static @Nullable Glob of(String one, String other) {
        Intersection both = new Intersection(one, other);
        both.look();
        return both.meets[0][0] ? both.written() : null;
    }

    private void look() {
        meets[one.length()][other.length()] = true;
        for (int i = one.length(); i >= 0; i--) {
            for (int j = other.length(); j >= 0; j--) {
                meets[i][j] |= passesOne(i, j) && meets[i + 1][j]
                        || passesOther(i, j) && meets[i][j + 1]
                        || consumesBoth(i, j) && meets[i + 1][j + 1];
            }
        }
    }

    /** A star may end before, or take a character of the other side. */
    private boolean passesOne(int i, int j) {
        return i < one.length()
                && (Glob.isAny(one.charAt(i)) || j < other.length() && takes(other.charAt(j), one.charAt(i)));
    }

    private boolean passesOther(int i, int j) {
        return j < other.length()
                && (Glob.isAny(other.charAt(j)) || i < one.length() && takes(one.charAt(i), other.charAt(j)));
    }

    private boolean consumesBoth(int i, int j) {
        if (i == one.length() || j == other.length()) {
            return false;
        }
        char mine = one.charAt(i);
        char theirs = other.charAt(j);
        return !Glob.isAny(mine)
                && !Glob.isAny(theirs)
                && (mine == theirs || stands(mine, theirs) || stands(theirs, mine));
    }

    private static boolean takes(char star, char c) {
        return star == Glob.ANY || star == Glob.ANY_IN_FIELD && c != ':';
    }

    private static boolean stands(char wild, char c) {
        return wild == Glob.ONE || wild == Glob.ONE_IN_FIELD && c != ':';
    }

    private Glob written() {
        StringBuilder text = new StringBuilder();
        int i = 0;
        int j = 0;
        while (i < one.length() || j < other.length()) {
            char mine = i < one.length() ? one.charAt(i) : ':';
            char theirs = j < other.length() ? other.charAt(j) : ':';
            if (endsBefore(one, i, theirs) && meets[i + 1][j]) {
                i++;
            } else if (endsBefore(other, j, mine) && meets[i][j + 1]) {
                j++;
            } else if (consumesBoth(i, j) && meets[i + 1][j + 1]) {
                text.append(Glob.isOne(mine) ? theirs : mine);
                i++;
                j++;
            } else if (j < other.length() && passesOther(i, j) && meets[i][j + 1]) {
                append(text, theirs, i < one.length() && takes(mine, theirs));
                j++;
            } else {
                append(text, mine, j < other.length() && takes(theirs, mine));
                i++;
            }
        }
        return Glob.ofCoded(text.toString());
    }

    /** A star takes nothing where what follows it fits as it is. */
    private static boolean endsBefore(String code, int at, char c) {
        return at + 1 < code.length() && Glob.isAny(code.charAt(at)) && code.charAt(at + 1) == c && !Glob.isAny(c);
    }

    /** A star that the other side does not share matches nothing there, and is left out. */
    private static void append(StringBuilder text, char c, boolean shared) {
        boolean doubled = Glob.isAny(c) && !text.isEmpty() && text.charAt(text.length() - 1) == c;
        if (shared && !doubled) {
            text.append(c);
        }
    }
}
