package io.claviger.engine.secrets;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads whether the setting, or the request, that has a value says by itself whose it is, so that a vendor's name in another line says nothing. */
final class OwnNames {

    /** A line of settings, as environments and properties have them. */
    private static final Pattern SETTING = Pattern.compile(
            "[ \\t]{0,40}(?:(?:export|set|ENV|ARG|-)[ ]{1,2})?([A-Za-z][A-Za-z0-9_.]{2,60})[ ]{0,2}[=:]");

    private static final Pattern WORDS = Pattern.compile("[_.]+|(?<=[a-z0-9])(?=[A-Z])");

    /** Of whosever settings the names are made. */
    private static final Set<String> ANYBODYS =
            Set.of(("access account admin api apikey app auth authorization authtoken base bearer "
                            + "client config cookie credential credentials data default dev env host id key keys live login master my name "
                            + "jaas kafka mail pass passwd password private prod production public pwd refresh sasl secret service session settings smtp spring staging "
                            + "storage test the token uri url user username value x")
                    .split(" "));

    /** Of a line, what is looked at before a value and behind it. */
    private static final int LONGEST = 300;

    private OwnNames() {}

    /** Whether the vendor's name from an index to another stands in another line, of which nothing says that it is about a value. */
    static boolean isUnrelated(String text, int nameStart, int nameEnd, int value) {
        int line = text.lastIndexOf('\n', value) + 1;
        int of = text.lastIndexOf('\n', nameStart) + 1;
        if (line == of) {
            return false;
        }
        boolean opened = nameEnd < value && Blocks.isOpenedBy(text, nameStart, nameEnd, value);
        String own = setting(text, line, value);
        if (own == null || isAnybodys(own)) {
            return !opened && isSent(text, line, value);
        }
        int stop = text.indexOf('\n', nameEnd);
        String other = text.substring(of, stop < 0 ? text.length() : stop);
        boolean used = other.contains(own);
        return !used
                && !opened
                && !firstWord(own).equals(firstWord(setting(text, of, stop < 0 ? text.length() : stop)));
    }

    /** Whether the line of a value says where the value is sent. */
    private static boolean isSent(String text, int line, int value) {
        int end = text.indexOf('\n', value);
        int stop = Math.min(end < 0 ? text.length() : end, value + LONGEST);
        return text.substring(Math.max(line, value - LONGEST), stop).contains("://");
    }

    private static @Nullable String setting(String text, int line, int end) {
        Matcher matcher = SETTING.matcher(text).region(line, end);
        return matcher.lookingAt() ? matcher.group(1) : null;
    }

    private static boolean isAnybodys(String name) {
        for (String word : WORDS.split(name)) {
            if (!ANYBODYS.contains(word.toLowerCase(Locale.ROOT))) {
                return false;
            }
        }
        return true;
    }

    private static String firstWord(@Nullable String name) {
        return name == null ? "" : WORDS.split(name)[0].toLowerCase(Locale.ROOT);
    }
}
