package io.claviger.engine.secrets.rules;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the {@link Stretch} of a pattern in the syntax of the JDK. What it knows of a pattern holds for every match; a
 * pattern with something that it does not know has none.
 */
final class StretchReader {

    private static final List<String> FLAGS = List.of("i", "m", "im", "mi");

    private final String pattern;
    private int at;
    private boolean anyCase;

    private StretchReader(String pattern) {
        this.pattern = pattern;
    }

    static Stretch of(String pattern) {
        return whole(pattern).best();
    }

    /** How long the matches of a pattern are, and of which bytes. */
    static ValueForm form(String pattern) {
        PatternPart whole = whole(pattern);
        return new ValueForm(whole.min(), whole.max(), whole.alphabet(), false);
    }

    /** With which bytes the matches of a pattern begin. */
    static Alphabet first(String pattern) {
        PatternPart whole = whole(pattern);
        return whole.min() == 0 ? Alphabet.ALL : whole.first();
    }

    private static PatternPart whole(String pattern) {
        try {
            StretchReader reader = new StretchReader(pattern);
            PatternPart whole = reader.alternatives();
            return reader.at == pattern.length() ? whole : PatternPart.UNKNOWN;
        } catch (UnknownSyntax e) {
            return PatternPart.UNKNOWN;
        }
    }

    private static final class UnknownSyntax extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private PatternPart alternatives() {
        PatternPart all = sequence();
        while (at < pattern.length() && pattern.charAt(at) == '|') {
            at++;
            all = all.or(sequence());
        }
        return all;
    }

    private PatternPart sequence() {
        List<PatternPart> parts = new ArrayList<>();
        while (at < pattern.length() && pattern.charAt(at) != '|' && pattern.charAt(at) != ')') {
            String flags = flags(at);
            if (flags.isEmpty()) {
                parts.add(repeated(item()));
            } else {
                anyCase |= flags.indexOf('i') >= 0;
                at += "(?)".length() + flags.length();
            }
        }
        return PatternPart.joined(parts);
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

    private PatternPart repeated(PatternPart part) {
        char next = at < pattern.length() ? pattern.charAt(at) : ' ';
        if ("?*+{".indexOf(next) < 0) {
            return part;
        }
        int least = next == '+' ? 1 : 0;
        int most = next == '?' ? 1 : PatternPart.ENDLESS;
        at++;
        if (next == '{') {
            int close = pattern.indexOf('}', at);
            String[] numbers = pattern.substring(at, close).split(",", -1);
            least = Integer.parseInt(numbers[0]);
            String last = numbers[numbers.length - 1];
            most = last.isEmpty() ? PatternPart.ENDLESS : Integer.parseInt(last);
            at = close + 1;
        }
        if (at < pattern.length() && (pattern.charAt(at) == '?' || pattern.charAt(at) == '+')) {
            at++;
        }
        return part.times(least, most);
    }

    private PatternPart item() {
        char c = pattern.charAt(at++);
        return switch (c) {
            case '(' -> group();
            case '[' -> PatternPart.one(cased(set()));
            case '\\' -> escaped();
            case '.' -> PatternPart.one(Alphabet.of("\n").others());
            case '^', '$' -> PatternPart.NOTHING;
            default -> PatternPart.one(cased(Alphabet.of(c)));
        };
    }

    private Alphabet cased(Alphabet alphabet) {
        return anyCase ? alphabet.anyCase() : alphabet;
    }

    private PatternPart group() {
        boolean around = anyCase;
        boolean ahead = pattern.startsWith("?=", at);
        boolean looks = pattern.charAt(at) == '?' && looksOnly();
        PatternPart part = alternatives();
        at++;
        anyCase = around;
        if (ahead && part.max() <= Stretch.AHEAD) {
            return new PatternPart(0, 0, Alphabet.NONE, Alphabet.NONE, part.best());
        }
        return looks ? PatternPart.NOTHING : part;
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

    private PatternPart escaped() {
        char c = pattern.charAt(at);
        if ("bBAzZG".indexOf(c) >= 0) {
            at++;
            return PatternPart.NOTHING;
        }
        boolean number = c >= '1' && c <= '9';
        if (number || c == 'k') {
            at = number ? at + 1 : pattern.indexOf('>', at) + 1;
            return PatternPart.UNKNOWN;
        }
        return PatternPart.one(cased(escape()));
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
