package io.claviger.engine.secrets;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads whether the setting, or the request, that has a value says by itself whose it is, so that a vendor's name in another
 * line says nothing. Each line of a window is read about once, whatever the number of names and values that ask.
 */
final class OwnNames {

    /** A line of settings, as environments and properties have them. */
    private static final Pattern SETTING = Pattern.compile(
            "[ \\t]{0,40}(?:(?:export|set|ENV|ARG|-)[ ]{1,2})?([A-Za-z][A-Za-z0-9_.]{2,60})[ ]{0,2}[=:]");

    /** More than a setting's name takes. */
    private static final int LONGEST_SETTING = 128;

    /** Of whosever settings the names are made. */
    private static final Set<String> ANYBODYS =
            Set.of(("access account admin api apikey app auth authorization authtoken base bearer "
                            + "client config cookie credential credentials data default dev env host id key keys live login master my name oauth oauth2 "
                            + "headers header params query body json request options opts payload jaas kafka mail pass passwd password private prod production public pwd refresh sasl secret service session settings smtp spring staging "
                            + "storage test the token uri url user username value x")
                    .split(" "));

    /** Of a line, what is looked at before a value and behind it. */
    private static final int LONGEST = 300;
    /** Of a line, what is looked at before a name and behind it: a line may be as long as the text. */
    private static final int LONGEST_LINE = 2_000;

    private static final Setting NONE = new Setting("", 0, true, "");
    private static final int LATEST = 1 << 8;

    private final String text;
    /** Of some lines that were asked for, where they begin, and what is set in them. */
    private final int[] lines = new int[LATEST];

    private final @Nullable Setting[] latest = new @Nullable Setting[LATEST];

    /**
     * @param end behind the sign that stands behind its name
     * @param anybodys whether its name is made of words that say nothing of whose it is
     * @param first the first word of its name
     */
    private record Setting(String name, int end, boolean anybodys, String first) {}

    OwnNames(String text) {
        this.text = text;
    }

    /** Whether the vendor's name from an index to another stands in another line, of which nothing says that it is about a value. */
    boolean isUnrelated(int nameStart, int nameEnd, int value) {
        if (text.indexOf('\n', Math.min(nameStart, value), Math.max(nameStart, value)) < 0) {
            return false;
        }
        int line = lineStart(value);
        Setting own = line < 0 ? NONE : setting(line);
        if (own.end > value || own.anybodys) {
            return isSent(value) && !isOpened(nameStart, nameEnd, value);
        }
        int of = lineStart(nameStart);
        Setting other = of < 0 ? NONE : setting(of);
        return !own.first.equals(other.first)
                && !isIn(own.name, of < 0 ? nameStart - LONGEST_LINE : of, nameEnd)
                && !isOpened(nameStart, nameEnd, value);
    }

    private boolean isOpened(int nameStart, int nameEnd, int value) {
        return nameEnd < value && Blocks.isOpenedBy(text, nameStart, nameEnd, value);
    }

    /** Where the line of an index begins, or -1 where that is too far to look. */
    private int lineStart(int index) {
        int first = Math.max(0, index - LONGEST_LINE);
        int at = index;
        while (at > first && text.charAt(at - 1) != '\n') {
            at--;
        }
        return at > first || at == 0 ? at : -1;
    }

    /** Whether the line of a name has a word. */
    private boolean isIn(String word, int line, int nameEnd) {
        int last = Math.min(text.length(), nameEnd + LONGEST_LINE);
        int end = text.indexOf('\n', nameEnd, last);
        return text.indexOf(word, Math.max(0, line), end < 0 ? last : end) >= 0;
    }

    /** Whether the line of a value says where the value is sent. */
    private boolean isSent(int value) {
        int from = Math.max(0, value - LONGEST);
        for (int at = value - 1; at >= from; at--) {
            from = text.charAt(at) == '\n' ? at + 1 : from;
        }
        int last = Math.min(text.length(), value + LONGEST);
        int end = text.indexOf('\n', value, last);
        return text.indexOf("://", from, end < 0 ? last : end) >= 0;
    }

    private Setting setting(int line) {
        int place = line & LATEST - 1;
        Setting known = latest[place];
        if (known == null || lines[place] != line) {
            known = read(line);
            lines[place] = line;
            latest[place] = known;
        }
        return known;
    }

    private Setting read(int line) {
        Matcher matcher = SETTING.matcher(text).region(line, Math.min(text.length(), line + LONGEST_SETTING));
        return matcher.lookingAt() ? setting(matcher.group(1), matcher.end()) : NONE;
    }

    private static Setting setting(String name, int end) {
        String lower = name.toLowerCase(Locale.ROOT);
        int first = wordEnd(name, 0);
        boolean anybodys = true;
        int at = 0;
        while (anybodys && at < name.length()) {
            int stop = wordEnd(name, at);
            anybodys = stop == at || ANYBODYS.contains(lower.substring(at, stop));
            at = stop < name.length() && isJoint(name.charAt(stop)) ? stop + 1 : stop;
        }
        return new Setting(name, end, anybodys, lower.substring(0, first));
    }

    /** Where a joint is, or a hump begins. */
    private static int wordEnd(String name, int from) {
        int at = from;
        while (at < name.length() && !isJoint(name.charAt(at))) {
            boolean small = at > from && !isLarge(name.charAt(at - 1));
            if (small && isLarge(name.charAt(at))) {
                return at;
            }
            at++;
        }
        return at;
    }

    private static boolean isJoint(char c) {
        return c == '_' || c == '.';
    }

    private static boolean isLarge(char c) {
        return c >= 'A' && c <= 'Z';
    }
}
