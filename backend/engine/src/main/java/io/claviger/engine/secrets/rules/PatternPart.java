package io.claviger.engine.secrets.rules;

import java.util.List;

/**
 * A part of a pattern.
 *
 * @param min characters that it takes at least
 * @param max at most
 * @param alphabet of all that it may take
 * @param first of what it begins with, unless it takes nothing
 * @param best the stretch that is in each of its matches
 */
record PatternPart(int min, int max, Alphabet alphabet, Alphabet first, Stretch best) {

    /** More characters than any match has. */
    static final int ENDLESS = 1 << 20;

    static final PatternPart NOTHING = new PatternPart(0, 0, Alphabet.NONE, Alphabet.NONE, Stretch.UNKNOWN);
    static final PatternPart UNKNOWN = new PatternPart(0, ENDLESS, Alphabet.ALL, Alphabet.ALL, Stretch.UNKNOWN);

    static PatternPart one(Alphabet alphabet) {
        return new PatternPart(1, 1, alphabet, alphabet, new Stretch(1, 0, alphabet));
    }

    PatternPart or(PatternPart other) {
        Stretch both = best.length() == 0 || other.best.length() == 0
                ? Stretch.UNKNOWN
                : new Stretch(
                        Math.min(best.length(), other.best.length()),
                        Math.max(best.before(), other.best.before()),
                        best.alphabet().with(other.best.alphabet()));
        return new PatternPart(
                Math.min(min, other.min),
                Math.max(max, other.max),
                alphabet.with(other.alphabet),
                first.with(other.first),
                both);
    }

    PatternPart times(int least, int most) {
        int longest = (int) Math.min(ENDLESS, (long) max * most);
        Stretch repeated = new Stretch(min * least, 0, alphabet);
        Stretch known = least == 0 ? Stretch.UNKNOWN : rarer(best, repeated);
        return new PatternPart(min * least, longest, alphabet, first, known);
    }

    private static Stretch rarer(Stretch one, Stretch other) {
        return other.rarity() > one.rarity() ? other : one;
    }

    /** Any neighbours among the parts make a stretch together, of the bytes of them all. */
    static PatternPart joined(List<PatternPart> parts) {
        Stretch best = Stretch.UNKNOWN;
        int before = 0;
        for (int first = 0; first < parts.size(); first++) {
            Stretch inner = parts.get(first).best();
            best = rarer(best, new Stretch(inner.length(), before + inner.before(), inner.alphabet()));
            int length = 0;
            Alphabet alphabet = Alphabet.NONE;
            for (PatternPart part : parts.subList(first, parts.size())) {
                length += part.min();
                alphabet = alphabet.with(part.alphabet());
                best = rarer(best, new Stretch(length, before, alphabet));
            }
            before = Math.min(ENDLESS, before + parts.get(first).max());
        }
        int min = parts.stream().mapToInt(PatternPart::min).sum();
        Alphabet all = parts.stream().map(PatternPart::alphabet).reduce(Alphabet.NONE, Alphabet::with);
        return new PatternPart(min, before, all, first(parts), best);
    }

    /** Of what parts begin with, up to the first that takes something in any case. */
    private static Alphabet first(List<PatternPart> parts) {
        Alphabet first = Alphabet.NONE;
        for (PatternPart part : parts) {
            first = first.with(part.first());
            if (part.min() > 0) {
                break;
            }
        }
        return first;
    }
}
