package io.claviger.engine.secrets.rules;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the {@link Stretch} of a pattern in the syntax of the JDK. What it knows of a pattern holds for every match; a
 * pattern with something that it does not know has none.
 */
final class StretchReader {

    /** More characters than any match has. */
    private static final int ENDLESS = 1 << 20;

    private static final List<String> FLAGS = List.of("i", "m", "im", "mi");

    private final String pattern;
    private int at;
    private boolean anyCase;

    private StretchReader(String pattern) {
        this.pattern = pattern;
    }

    static Stretch of(String pattern) {
        try {
            StretchReader reader = new StretchReader(pattern);
            Part whole = reader.alternatives();
            return reader.at == pattern.length() ? whole.best() : Stretch.UNKNOWN;
        } catch (UnknownSyntax e) {
            return Stretch.UNKNOWN;
        }
    }

    private static final class UnknownSyntax extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /**
     * A part of a pattern.
     *
     * @param min characters that it takes at least
     * @param max at most
     * @param alphabet of all that it may take
     * @param best the stretch that is in each of its matches
     */
    private record Part(int min, int max, Alphabet alphabet, Stretch best) {

        static final Part NOTHING = new Part(0, 0, Alphabet.NONE, Stretch.UNKNOWN);

        static Part one(Alphabet alphabet) {
            return new Part(1, 1, alphabet, new Stretch(1, 0, alphabet));
        }

        Part or(Part other) {
            Stretch both = best.length() == 0 || other.best.length() == 0
                    ? Stretch.UNKNOWN
                    : new Stretch(
                            Math.min(best.length(), other.best.length()),
                            Math.max(best.before(), other.best.before()),
                            best.alphabet().with(other.best.alphabet()));
            return new Part(Math.min(min, other.min), Math.max(max, other.max), alphabet.with(other.alphabet), both);
        }

        Part times(int least, int most) {
            int longest = (int) Math.min(ENDLESS, (long) max * most);
            Stretch repeated = new Stretch(min * least, 0, alphabet);
            return new Part(min * least, longest, alphabet, least == 0 ? Stretch.UNKNOWN : rarer(best, repeated));
        }
    }

    private static Stretch rarer(Stretch one, Stretch other) {
        return other.rarity() > one.rarity() ? other : one;
    }

    private Part alternatives() {
        Part all = sequence();
        while (at < pattern.length() && pattern.charAt(at) == '|') {
            at++;
            all = all.or(sequence());
        }
        return all;
    }

    private Part sequence() {
        List<Part> parts = new ArrayList<>();
        while (at < pattern.length() && pattern.charAt(at) != '|' && pattern.charAt(at) != ')') {
            String flags = flags(at);
            if (flags.isEmpty()) {
                parts.add(repeated(item()));
            } else {
                anyCase |= flags.indexOf('i') >= 0;
                at += "(?)".length() + flags.length();
            }
        }
        return joined(parts);
    }

    /** Flags that hold from an index on; those of lines do not change what characters are taken. */
    private String flags(int from) {
        for (String flags : FLAGS) {
            if (pattern.startsWith("(?" + flags + ")", from)) {
                return flags;
            }
        }
        return "";
    }

    /** Any neighbours among the parts make a stretch together, of the bytes of them all. */
    private static Part joined(List<Part> parts) {
        Stretch best = Stretch.UNKNOWN;
        int before = 0;
        for (int first = 0; first < parts.size(); first++) {
            Stretch inner = parts.get(first).best();
            best = rarer(best, new Stretch(inner.length(), before + inner.before(), inner.alphabet()));
            int length = 0;
            Alphabet alphabet = Alphabet.NONE;
            for (Part part : parts.subList(first, parts.size())) {
                length += part.min();
                alphabet = alphabet.with(part.alphabet());
                best = rarer(best, new Stretch(length, before, alphabet));
            }
            before = Math.min(ENDLESS, before + parts.get(first).max());
        }
        int min = parts.stream().mapToInt(Part::min).sum();
        Alphabet all = parts.stream().map(Part::alphabet).reduce(Alphabet.NONE, Alphabet::with);
        return new Part(min, before, all, best);
    }

    private Part repeated(Part part) {
        char next = at < pattern.length() ? pattern.charAt(at) : ' ';
        if ("?*+{".indexOf(next) < 0) {
            return part;
        }
        int least = next == '+' ? 1 : 0;
        int most = next == '?' ? 1 : ENDLESS;
        at++;
        if (next == '{') {
            int close = pattern.indexOf('}', at);
            String[] numbers = pattern.substring(at, close).split(",", -1);
            least = Integer.parseInt(numbers[0]);
            String last = numbers[numbers.length - 1];
            most = last.isEmpty() ? ENDLESS : Integer.parseInt(last);
            at = close + 1;
        }
        if (at < pattern.length() && (pattern.charAt(at) == '?' || pattern.charAt(at) == '+')) {
            at++;
        }
        return part.times(least, most);
    }

    private Part item() {
        char c = pattern.charAt(at++);
        return switch (c) {
            case '(' -> group();
            case '[' -> Part.one(cased(set()));
            case '\\' -> escaped();
            case '.' -> Part.one(Alphabet.of("\n").others());
            case '^', '$' -> Part.NOTHING;
            default -> Part.one(cased(Alphabet.of(c)));
        };
    }

    private Alphabet cased(Alphabet alphabet) {
        return anyCase ? alphabet.anyCase() : alphabet;
    }

    private Part group() {
        boolean around = anyCase;
        boolean ahead = pattern.startsWith("?=", at);
        boolean looks = pattern.charAt(at) == '?' && looksOnly();
        Part part = alternatives();
        at++;
        anyCase = around;
        if (ahead && part.max() <= Stretch.AHEAD) {
            return new Part(0, 0, Alphabet.NONE, part.best());
        }
        return looks ? Part.NOTHING : part;
    }

    /** Reads what stands behind an opening parenthesis and question mark; answers whether the group takes no characters. */
    private boolean looksOnly() {
        int end = at + 1;
        while ("imsx-".indexOf(pattern.charAt(end)) >= 0) {
            end++;
        }
        String flags = pattern.substring(at + 1, end);
        char kind = pattern.charAt(end);
        boolean behind = pattern.startsWith("<=", end) || pattern.startsWith("<!", end);
        boolean looks = behind || kind == '=' || kind == '!';
        boolean named = kind == '<' && !behind;
        if (!flags.isEmpty() && !flags.equals("i") || !looks && !named && kind != ':' && kind != '>') {
            throw new UnknownSyntax();
        }
        anyCase |= flags.equals("i");
        at = named ? pattern.indexOf('>', end) + 1 : end + (behind ? 2 : 1);
        return looks;
    }

    private Part escaped() {
        char c = pattern.charAt(at);
        if ("bBAzZG".indexOf(c) >= 0) {
            at++;
            return Part.NOTHING;
        }
        boolean number = c >= '1' && c <= '9';
        if (number || c == 'k') {
            at = number ? at + 1 : pattern.indexOf('>', at) + 1;
            return new Part(0, ENDLESS, Alphabet.ALL, Stretch.UNKNOWN);
        }
        return Part.one(cased(escape()));
    }

    /** Behind a backslash. */
    private Alphabet escape() {
        char c = pattern.charAt(at++);
        return switch (c) {
            case 'd' -> Alphabet.of('0', '9');
            case 'D' -> Alphabet.of('0', '9').others();
            case 'w' -> word();
            case 'W' -> word().others();
            case 's' -> Alphabet.of(" \t\n\u000B\f\r");
            case 'S' -> Alphabet.of(" \t\n\u000B\f\r").others();
            case 't' -> Alphabet.of('\t');
            case 'n' -> Alphabet.of('\n');
            case 'r' -> Alphabet.of('\r');
            case 'x' -> {
                at += 2;
                yield Alphabet.of(Integer.parseInt(pattern.substring(at - 2, at), 16));
            }
            default -> {
                if (Character.isLetterOrDigit(c)) {
                    throw new UnknownSyntax();
                }
                yield Alphabet.of(c);
            }
        };
    }

    private static Alphabet word() {
        return Alphabet.of('a', 'z')
                .with(Alphabet.of('A', 'Z'))
                .with(Alphabet.of('0', '9'))
                .with(Alphabet.of('_'));
    }

    /** Behind an opening bracket. */
    private Alphabet set() {
        boolean others = pattern.charAt(at) == '^';
        at += others ? 1 : 0;
        Alphabet all = Alphabet.NONE;
        while (pattern.charAt(at) != ']') {
            if (pattern.charAt(at) == '[' || pattern.startsWith("&&", at)) {
                throw new UnknownSyntax();
            }
            all = all.with(range());
        }
        at++;
        return others ? all.others() : all;
    }

    private Alphabet range() {
        char first = pattern.charAt(at++);
        Alphabet alone = first == '\\' ? escape() : Alphabet.of(first);
        if (pattern.charAt(at) != '-' || pattern.charAt(at + 1) == ']') {
            return alone;
        }
        char last = pattern.charAt(at + 1);
        if (first == '\\' || last == '\\') {
            throw new UnknownSyntax();
        }
        at += 2;
        return Alphabet.of(first, last);
    }
}
