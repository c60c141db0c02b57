package io.claviger.engine.secrets;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Names that hold a word such as {@code token} and speak of something that is no secret: its type, its place, its length. */
final class HarmlessNames {

    private static final List<String> STEMS = words(
            "public type name url uri path file dir count length size limit max min expir ttl policy regex pattern format prompt "
                    + "label hint field column header class izer arn version hash sha md5 digest endpoint manager store provider "
                    + "algorithm alg issuer scope next page continu placeholder selector mask rotation method mode "
                    + "enabled required reset ref unicode syntax lexer pars encrypt primary foreign sort partition cache "
                    + "idempotency dedup factory mgr change lifecycle stdin edit verification");

    private static final List<List<String>> BY_FIRST = byLetter(true);
    private static final List<List<String>> BY_LAST = byLetter(false);

    /** What counts with what joins it to the word. */
    private static final List<String> JOINED = words("_id -id test_");

    /** Words that begin or end as one of those does, and mean something else. */
    private static final Set<String> OTHERS = Set.copyOf(
            words("account accounts admin shared exchange credit reddit " + "profile learn labelbox refresh shape"));

    /** Words of which a member may well be a secret, as in {@code authManager.password}. */
    private static final Set<String> HOLDERS = Set.copyOf(words("manager provider factory"));

    /** How much longer a word may be than the one that it begins with; what is longer is mostly another. */
    private static final int ENDING = 3;
    /** What is as long is hardly the beginning of another word. */
    private static final int LONG = 5;

    private HarmlessNames() {}

    /** Looks at a name without the word that called, which stands from an index to another. */
    static boolean has(String name, int from, int to) {
        if (name.length() == to - from) {
            return false;
        }
        String lower = name.toLowerCase(Locale.ROOT);
        return isIn(name, lower, 0, from) || isIn(name, lower, to, name.length());
    }

    private static boolean isIn(String name, String lower, int start, int stop) {
        for (String joined : JOINED) {
            if (lower.indexOf(joined, start, stop) >= 0) {
                return true;
            }
        }
        int at = start;
        while (at < stop) {
            int end = KeyNames.wordEnd(name, at, stop - at);
            boolean holder = end < stop && name.charAt(end) == '.';
            if (end > at
                    && !(holder && HOLDERS.contains(lower.substring(at, end)))
                    && isHarmless(lower.substring(at, end))) {
                return true;
            }
            at = Math.max(end, at + 1);
        }
        return false;
    }

    private static boolean isHarmless(String word) {
        if (OTHERS.contains(word)) {
            return false;
        }
        for (String stem : of(BY_FIRST, word.charAt(0))) {
            if (word.startsWith(stem) && (stem.length() >= LONG || word.length() - stem.length() <= ENDING)) {
                return true;
            }
        }
        for (String stem : of(BY_LAST, word.charAt(word.length() - 1))) {
            if (word.endsWith(stem)) {
                return true;
            }
        }
        return false;
    }

    /** The stems that begin with a letter, or end with it; of so many, most words need a look at few. */
    private static List<List<String>> byLetter(boolean first) {
        List<List<String>> all = new ArrayList<>();
        for (int c = 'a'; c <= 'z'; c++) {
            List<String> stems = new ArrayList<>();
            for (String stem : STEMS) {
                if (stem.charAt(first ? 0 : stem.length() - 1) == c) {
                    stems.add(stem);
                }
            }
            all.add(stems);
        }
        return all;
    }

    private static List<String> of(List<List<String>> stems, char letter) {
        return letter >= 'a' && letter <= 'z' ? stems.get(letter - 'a') : List.of();
    }

    private static List<String> words(String text) {
        return List.of(text.split(" "));
    }
}
