package io.claviger.engine.secrets;

import java.util.regex.Pattern;

/** What stands before a name and gives it the value that follows, with no sign in between. */
final class Giving {

    /** What may stand before a name and its value: a word, as {@code set} and {@code #define} are, and who at which host. */
    private static final Pattern COMMAND = Pattern.compile("[ \\t]{0,40}[({#]{0,2}[A-Za-z_]{0,20}[ \\t]{0,4}"
            + "(?:[^\\s@:/]{1,40}+@[^\\s@:/]{1,60}+[ \\t]{1,4})?[$:]?(?:X-)?");

    private static final String[] DECLARING = {"ENV ", "setenv ", "SetEnv ", "set -x ", "set -gx ", "set -Ux "};
    private static final String[] SETTING = {"set", "with"};

    private Giving() {}

    /** Whether a name stands behind a word that gives it what follows, as in a Dockerfile and in shells. */
    static boolean isDeclared(String text, int nameStart) {
        if (nameStart == 0 || text.charAt(nameStart - 1) != ' ') {
            return false;
        }
        for (String word : DECLARING) {
            if (text.startsWith(word, nameStart - word.length())) {
                return true;
            }
        }
        return text.regionMatches(true, nameStart - 5, "setx ", 0, 5);
    }

    /** Whether a line begins with a name, or with a word or a few before it that give it what follows. */
    static boolean isCommand(String text, int nameStart) {
        if (text.startsWith(" with ", nameStart - 6)) {
            return true;
        }
        if (nameStart > 1 && text.charAt(nameStart - 1) == ':' && " {\t".indexOf(text.charAt(nameStart - 2)) >= 0) {
            return true;
        }
        int line = nameStart;
        int limit = Math.max(0, nameStart - 64);
        while (line > limit && text.charAt(line - 1) != '\n') {
            line--;
        }
        boolean whole = line == 0 || text.charAt(line - 1) == '\n';
        return whole
                && mayBeCommand(text, line, nameStart)
                && COMMAND.matcher(text).region(line, nameStart).matches();
    }

    /** Whether a word at most stands between the beginning of a line and a name, or somebody's address: most of prose has more. */
    private static boolean mayBeCommand(String text, int line, int nameStart) {
        if (text.indexOf('@', line, nameStart) >= 0) {
            return true;
        }
        int at = nameStart >= line + 2 && text.startsWith("X-", nameStart - 2) ? nameStart - 2 : nameStart;
        if (at > line && "$:".indexOf(text.charAt(at - 1)) >= 0) {
            at--;
        }
        at = back(text, line, at, " \t");
        while (at > line && (Character.isLetter(text.charAt(at - 1)) || text.charAt(at - 1) == '_')) {
            at--;
        }
        return back(text, line, at, " \t({#") == line;
    }

    private static int back(String text, int from, int end, String characters) {
        int at = end;
        while (at > from && characters.indexOf(text.charAt(at - 1)) >= 0) {
            at--;
        }
        return at;
    }

    /** Whether what is called gives its argument to something: {@code setApiKey("…")}, {@code .apiKey("…")}. */
    static boolean isSetter(String text, int nameStart, char before) {
        String called = text.substring(nameStart, Math.min(text.length(), nameStart + 41));
        int last = called.lastIndexOf('.') + 1;
        for (String word : SETTING) {
            if (called.startsWith(word) || text.startsWith(word, nameStart + last)) {
                return true;
            }
        }
        return text.charAt(nameStart) == '.' || before == ' ' && text.startsWith("string", nameStart - 7);
    }
}
