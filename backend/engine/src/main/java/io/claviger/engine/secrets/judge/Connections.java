package io.claviger.engine.secrets.judge;

import io.claviger.engine.secrets.judge.Check.Ruling;
import java.util.Locale;
import java.util.regex.Pattern;

/** Passwords beside the name of a user and, often, of a host. */
public final class Connections {

    /** Said of a password that is real and worth little. */
    public static final String WEAK = "a password that everyone tries first";

    private static final int NEAR = 200;
    private static final int SHORTEST_RANDOM = 12;
    private static final int FEWEST_DIGITS = 2;

    /** What stands around a password in a manual, and is no part of it. */
    private static final Pattern WRAPPED = Pattern.compile("\\\\n$|\\]{1,3}$");

    private Connections() {}

    /** A trivial password counts for nothing on a local host or one out of a manual, and for little elsewhere. */
    static Ruling check(Evidence evidence) {
        String password = WRAPPED.matcher(Encodings.unescaped(evidence.value())).replaceAll("");
        String user = Encodings.unescaped(evidence.groups().getOrDefault("user", ""));
        String host = evidence.groups().getOrDefault("host", "");
        if (Placeholders.reason(host.isEmpty() ? "-" : host).isPresent() && !host.matches("[0-9.]{7,15}")) {
            return isAtRandom(password)
                    ? Ruling.doubt("its host is made up, and its password is not")
                    : Ruling.of(Verdict.PLACEHOLDER, "the host is a placeholder");
        }
        if (!user.isEmpty() && isVariable(user)) {
            return Ruling.of(Verdict.PLACEHOLDER, "the user is a placeholder");
        }
        if (password.length() > 2 && password.chars().allMatch(c -> c == '*' || c == 'x' || c == '.' || c == '-')) {
            return Ruling.of(Verdict.PLACEHOLDER, "masked");
        }
        if (user.equalsIgnoreCase("scott") && password.startsWith("tiger")) {
            return Ruling.of(Verdict.PLACEHOLDER, "the user and the password of Oracle's manuals");
        }
        boolean local = Placeholders.isLocalOrExample(host);
        boolean weak = Placeholders.isTrivial(password)
                || password.length() < 4
                || isUserAndNumber(password, user)
                || local && Words.areLetters(password) && Words.read(password);
        if (weak && local) {
            return Ruling.of(Verdict.PLACEHOLDER, "a well-known password for a local or example host");
        }
        if (weak && user.matches("(?i)(?:my|your|the)?[_-]?(?:user|username|usr|login|name|foo|me|u)")) {
            return Ruling.of(Verdict.PLACEHOLDER, "user and password are words for a user and a password");
        }
        if (weak && !host.contains(".")) {
            return Ruling.of(Verdict.PLACEHOLDER, "a well-known password for a host of a development network");
        }
        return Ruling.note(weak ? WEAK : "");
    }

    /** Whether nobody wrote a password who wanted to show where one stands. */
    private static boolean isAtRandom(String password) {
        return password.length() >= SHORTEST_RANDOM
                && Placeholders.reason(password).isEmpty()
                && !Placeholders.isTrivial(password)
                && (password.chars().filter(Character::isDigit).count() >= FEWEST_DIGITS
                        || Shapes.isLettersAtRandom(password))
                && Shapes.looksRandom(password)
                && !Words.read(password);
    }

    private static boolean isUserAndNumber(String password, String user) {
        return !user.isEmpty()
                && password.toLowerCase(Locale.ROOT).startsWith(user.toLowerCase(Locale.ROOT))
                && password.substring(user.length()).chars().allMatch(Character::isDigit);
    }

    /** A password of which neither user nor host is known. */
    static Ruling password(Evidence evidence) {
        String password = evidence.value();
        if (Placeholders.isTrivial(password) || password.length() < 4) {
            return Ruling.of(Verdict.PLACEHOLDER, "a well-known password");
        }
        return isNameNearby(password, evidence.around().apply(NEAR))
                ? Ruling.of(Verdict.PLACEHOLDER, "a word that is a name nearby too")
                : Ruling.silent();
    }

    /** Whether a password of small letters is also given to something else, such as a user or a database of a test. */
    private static boolean isNameNearby(String password, String around) {
        if (!password.chars().allMatch(c -> c >= 'a' && c <= 'z')) {
            return false;
        }
        int first = around.indexOf(password);
        return first >= 0 && around.indexOf(password, first + 1) >= 0;
    }

    private static boolean isVariable(String user) {
        return user.startsWith("$") || user.startsWith("{") || user.startsWith("<") || user.startsWith("%");
    }
}
