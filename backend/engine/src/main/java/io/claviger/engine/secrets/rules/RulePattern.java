package io.claviger.engine.secrets.rules;

import io.claviger.engine.secrets.rules.SecretType.Own;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A pattern of a rule file, for the engine that will run it.
 *
 * @param own nothing for ours, which run on the engine of the JDK; what people bring runs on RE2
 */
record RulePattern(String text, @Nullable Own own) {

    static RulePattern of(String text, @Nullable Own own) {
        return new RulePattern(text, own);
    }

    /** What says that none of a class of characters follows; RE2 has to take the character that does. */
    static String notBefore(String characters, @Nullable Own own) {
        return own == null ? "(?![" + characters + "])" : "(?:\\z|[^" + characters + "])";
    }

    /** Says where and why it is malformed, if it is. */
    void check(RuleNode node, String field, int item) {
        String why = own == null ? whyNot() : whyNotOwn(text);
        if (why != null) {
            throw node.wrongIn(field, item, "the pattern is malformed: " + why);
        }
    }

    Set<String> names() {
        return own == null
                ? Pattern.compile(text).namedGroups().keySet()
                : com.google.re2j.Pattern.compile(text).namedGroups().keySet();
    }

    int groups() {
        return own == null
                ? Pattern.compile(text).matcher("").groupCount()
                : com.google.re2j.Pattern.compile(text).groupCount();
    }

    private @Nullable String whyNot() {
        try {
            Pattern.compile(text);
            return null;
        } catch (PatternSyntaxException e) {
            return e.getDescription() + " at " + e.getIndex();
        }
    }

    /** Why RE2 does not take a pattern, in words with the part that is wrong; nothing when it does. */
    static @Nullable String whyNotOwn(String text) {
        try {
            com.google.re2j.Pattern.compile(text);
            return null;
        } catch (com.google.re2j.PatternSyntaxException e) {
            String part = e.getPattern();
            String known = part.startsWith("(?=") || part.startsWith("(?!") || part.startsWith("(?<")
                    ? ", which RE2 does not have: it runs in linear time, without looking ahead or behind"
                    : "";
            return e.getDescription() + (part.isEmpty() ? "" : ": `" + part + "`") + known;
        }
    }
}
