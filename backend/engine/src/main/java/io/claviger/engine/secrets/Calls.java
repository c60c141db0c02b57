package io.claviger.engine.secrets;

import java.util.List;
import java.util.Locale;

/** Recognizes calls whose arguments may be secrets though no name says so: {@code shop.New(ctx, "…", nil)}. */
final class Calls {

    private static final int LONGEST = 100;
    /** How names of calls begin or end that open, make or sign in to something. */
    private static final List<String> OPENINGS = List.of(
            "new",
            "client",
            "connect",
            "login",
            "auth",
            "authenticate",
            "authorize",
            "init",
            "initialize",
            "configure",
            "setup",
            "create",
            "open",
            "dial",
            "session",
            "api",
            "server",
            "bot",
            "sdk",
            "from");

    private Calls() {}

    /** Whether what begins at an index is an argument of such a call, in the same line. */
    static boolean opens(String text, int argument) {
        int at = argument - 1;
        int limit = Math.max(0, argument - LONGEST);
        while (at >= limit && text.charAt(at) != '(' && ")[]{};\n".indexOf(text.charAt(at)) < 0) {
            at--;
        }
        if (at < limit || text.charAt(at) != '(') {
            return false;
        }
        int end = at;
        while (at > limit && (Character.isLetterOrDigit(text.charAt(at - 1)) || text.charAt(at - 1) == '_')) {
            at--;
        }
        if (at == end) {
            return false;
        }
        String name = text.substring(at, end);
        boolean first = at == 0 || at > limit && " \n=".indexOf(text.charAt(at - 1)) >= 0;
        if (first && Character.isUpperCase(name.charAt(0))) {
            return true;
        }
        String lower = name.toLowerCase(Locale.ROOT);
        for (String word : OPENINGS) {
            if (lower.startsWith(word) || lower.endsWith(word)) {
                return true;
            }
        }
        return false;
    }
}
