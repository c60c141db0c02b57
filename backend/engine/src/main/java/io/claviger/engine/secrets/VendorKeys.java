package io.claviger.engine.secrets;

import io.claviger.engine.secrets.rules.SecretType;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Finds keys beside a vendor's name that have none of the forms that are known of it. */
final class VendorKeys {

    /** How far from the name a value may stand in its line. */
    private static final int LINE = 240;
    /** How far behind the name a value may stand that is shorter than is usual. */
    private static final int CLOSEST = 48;

    private static final Pattern IMPORT =
            Pattern.compile("^[ \\t]{0,16}(?:import|from|using|use|require|gem|const [^=]{1,60}= require)\\b");

    private static final int LONGEST_GAP = 16;
    private static final int LONGEST_CALL = 24;
    private static final int LONGEST_JOINT = 4;
    private static final int MOST_OF_A_LIST = 8;
    private static final String COMMENT = " \t\"'`;,#/<!-()";

    private static final Pattern IDENTIFIER = Pattern.compile("\"(?:id|rev|ref|sha|commit)\": ?\"$");

    private VendorKeys() {}

    /** Adds what is around a vendor's name from an index to another. */
    static void find(SecretType type, Search search, int start, int end) {
        Window window = search.window();
        if (KeyNames.isOtherWord(window.text(), end)) {
            return;
        }
        List<Candidate> found = search.found();
        window.values().forEachRandom(start - LINE, end + LINE, (at, flags, stop) -> {
            // A name may stand in what is at random by chance.
            boolean within = at <= start && end <= stop;
            if (!within && !search.isKnown(type, at, stop) && isBeside(window, start, end, at, stop, flags)) {
                search.addOnce(new Candidate(type, at, stop, Map.of()));
                findBehindId(type, window.text(), at, stop, found);
            }
        });
        findBehind(type, window.text(), start, end, true, found);
        findBefore(type, window.text(), start, KeyNames.sameCaseEnd(window.text(), end), true, found);
        UrlKeys.find(type, window.text(), start, end, found);
    }

    /** Adds what belongs to a name that is a word, too: what stands directly behind it, and more where it is a host's. */
    static void findWord(SecretType type, Search search, int start, int end) {
        String text = search.window().text();
        if (UrlKeys.isInHost(text, start)) {
            find(type, search, start, end);
        } else if (KeyNames.sameCaseEnd(text, end) == end && (start == 0 || text.charAt(start - 1) != '/')) {
            findBehind(type, text, start, end, false, search.found());
            findOpened(type, text, end, search.found());
            findBefore(type, text, start, end, false, search.found());
        }
    }

    private static void findBehind(
            SecretType type, String text, int start, int end, boolean vendor, List<Candidate> found) {
        int at = KeyNames.valueBehind(text, vendor ? KeyNames.sameCaseEnd(text, end) : end);
        int stop = at < 0 ? -1 : LooseValue.end(text, at);
        if (vendor && at > 0 && stop < 0) {
            findMember(type, text, at, found);
        }
        if (stop > 0 && text.startsWith(" = ", stop)) {
            return;
        }
        boolean assigned = at >= 0 && KeyNames.isAssigned(text, end, at);
        boolean whole = vendor && at >= 0 && isFirst(text, start);
        boolean given = assigned || whole || at > 0 && text.charAt(at - 1) == '>';
        int odd = given && (stop < 0 || CalledValue.goesOn(text, at, stop)) ? CalledValue.end(text, end, at) : -1;
        if (odd > stop && (assigned || text.charAt(at - 1) == '>' || isLast(text, odd))) {
            found.add(new Candidate(type, at, odd, CalledValue.AS_KEY));
            return;
        }
        if (stop < 0 || isIdentifier(text, at)) {
            return;
        }
        boolean brief = stop - at < LooseValue.USUAL;
        boolean called = CalledValue.isCalledKey(text.substring(end, at));
        boolean line = whole && isLast(text, stop);
        boolean call = vendor && isCalled(text, end, at);
        boolean told = called || line || call || vendor && assigned;
        boolean hash = !told && couldBeHash(text, at, stop) || !called && brief && isHex(text, at, stop);
        if (!hash && (!brief || line || assigned && text.charAt(at - 1) != ':')) {
            found.add(new Candidate(type, at, stop, Map.of()));
            findBehindId(type, text, at, stop, found);
            if (assigned) {
                findMore(type, text, stop, found);
            }
        }
    }

    /** Adds the value of the member that begins at an index, whatever it is called: {@code vendor: { europe: 'KEY' }}. */
    private static void findMember(SecretType type, String text, int name, List<Candidate> found) {
        int open = name - 1;
        while (open > 0 && name - open <= LONGEST_JOINT && "\"' ".indexOf(text.charAt(open)) >= 0) {
            open--;
        }
        if (text.charAt(open) != '{') {
            return;
        }
        int end = KeyNames.wordEnd(text, name, LONGEST_GAP);
        int at = end;
        while (at < text.length() && at - end < LONGEST_JOINT && "\"'`:=> ".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        boolean member = end > name && KeyNames.isAssigned(text, end, at);
        boolean quoted = at > end && "\"'`".indexOf(text.charAt(at - 1)) >= 0;
        int stop = member && quoted ? LooseValue.end(text, at) : -1;
        if (stop - at >= LooseValue.LONG
                && text.startsWith(text.substring(at - 1, at), stop)
                && !couldBeHash(text, at, stop)) {
            found.add(new Candidate(type, at, stop, Map.of()));
        }
    }

    /** Adds what stands behind what it is known by, which may be of a type of its own. */
    private static void findBehindId(SecretType type, String text, int at, int stop, List<Candidate> found) {
        int colon = text.indexOf(':', at, stop);
        if (colon > at && LooseValue.end(text, colon + 1) == stop && stop - colon > LooseValue.USUAL) {
            found.add(new Candidate(type, colon + 1, stop, Map.of()));
        }
    }

    /** Adds the other keys of a list: {@code vendor_keys = ["KEY", "KEY"]}. */
    private static void findMore(SecretType type, String text, int stop, List<Candidate> found) {
        int end = stop;
        for (int more = 0; more < MOST_OF_A_LIST && end > 0; more++) {
            int at = end;
            while (at < text.length() && at - end < LONGEST_JOINT && ", \"'`".indexOf(text.charAt(at)) >= 0) {
                at++;
            }
            boolean listed = text.substring(end, at).indexOf(',') >= 0;
            end = listed ? LooseValue.end(text, at) : -1;
            if (end - at >= LooseValue.LONG) {
                found.add(new Candidate(type, at, end, Map.of()));
            }
        }
    }

    /** Adds what is handed to a call that opens something, directly behind a name: {@code word.init("KEY")}. */
    private static void findOpened(SecretType type, String text, int end, List<Candidate> found) {
        int bracket = text.indexOf('(', end, Math.min(text.length(), end + LONGEST_CALL));
        int at = bracket + 2;
        if (bracket < 0
                || at >= text.length()
                || "\"'`".indexOf(text.charAt(at - 1)) < 0
                || !Calls.opens(text, at - 1)) {
            return;
        }
        int stop = LooseValue.end(text, at);
        boolean member =
                text.substring(end, bracket).chars().allMatch(c -> Character.isLetter(c) || ".:".indexOf(c) >= 0);
        if (member
                && stop - at >= LooseValue.LONG
                && stop < text.length()
                && text.charAt(stop) == text.charAt(at - 1)) {
            found.add(new Candidate(type, at, stop, Map.of()));
        }
    }

    /** Whether a value is that of a member which is called an identifier, and nothing else. */
    private static boolean isIdentifier(String text, int at) {
        return IDENTIFIER
                .matcher(text)
                .region(Math.max(0, at - LONGEST_GAP), at)
                .find();
    }

    /** Adds what stands before a comment that begins with a name, {@code "KEY" // vendor}, or in a line with nothing else. */
    private static void findBefore(
            SecretType type, String text, int start, int nameEnd, boolean vendor, List<Candidate> found) {
        int end = start;
        while (end > 0 && start - end < LONGEST_GAP && COMMENT.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        if (end == start) {
            return;
        }
        boolean comment = text.indexOf('#', end, start) >= 0
                || text.indexOf("//", end, start) >= 0
                || text.indexOf("<!--", end, start) >= 0;
        boolean last = nameEnd == text.length() || text.charAt(nameEnd) < ' ';
        if (!comment && !last) {
            return;
        }
        int from = end;
        while (from > 0 && end - from < LINE && LooseValue.isPart(text.charAt(from - 1))) {
            from--;
        }
        boolean line = isWholeLine(text, from, nameEnd) || comment && isWholeLine(text, from, calledEnd(text, nameEnd));
        boolean key = comment
                ? !couldBeHash(text, from, end) || vendor && line || Calls.opens(text, from)
                : line && !isHex(text, from, end);
        int shortest = line ? LooseValue.USUAL : LooseValue.LONG;
        if (key && end - from >= shortest && LooseValue.end(text, from) == end) {
            found.add(new Candidate(type, from, end, Map.of()));
        }
    }

    /** Where the line of a name ends when what follows there says that it is about a key; or where the name does. */
    private static int calledEnd(String text, int nameEnd) {
        int end = nameEnd;
        while (end < text.length() && end - nameEnd < LONGEST_CALL && text.charAt(end) >= ' ') {
            end++;
        }
        return CalledValue.isCalledKey(text.substring(nameEnd, end)) ? end : nameEnd;
    }

    private static boolean isBeside(Window window, int start, int end, int at, int stop, int flags) {
        if ((flags & NamedValues.SECRET) == 0) {
            return isArgument(window, start, end, at) && stop - at >= LooseValue.LONG;
        }
        boolean close = window.isClose(end, at);
        if (stop - at < LooseValue.USUAL) {
            return close && at - end <= CLOSEST;
        }
        return close
                || window.isOneLine(at, start)
                || Uuid.is(window.text(), at, stop)
                || end <= at && Blocks.isOpenedBy(window.text(), start, end, at);
    }

    /**
     * Whether a value that is handed to a call is its vendor's, which is named before it, in what is imported, in the
     * comment behind, or in a host that is handed over, too.
     */
    static boolean isArgument(Window window, int start, int end, int at) {
        return window.isOneLine(end, at)
                || isImported(window, start, at)
                || isInComment(window, start, at)
                || window.isOneLine(at, start)
                        && (UrlKeys.isInHost(window.text(), start) || Hosts.isIn(window.text(), start, end));
    }

    private static boolean isInComment(Window window, int start, int at) {
        if (at >= start || !window.isOneLine(at, start)) {
            return false;
        }
        String between = window.text().substring(at, start);
        return between.contains(" //") || between.contains(" #");
    }

    /** Whether a name from an index to another is a comment behind something, by itself. */
    static boolean isComment(String text, int start, int end) {
        boolean opened = text.startsWith(" // ", start - 4) || text.startsWith(" # ", start - 3);
        return opened && (end == text.length() || text.charAt(end) < ' ');
    }

    /** Whether a vendor's library is asked for in the line of its name, and a value is an argument of a call in the lines below. */
    static boolean isImported(Window window, int start, int at) {
        return at > start
                && at - start <= LINE
                && IMPORT.matcher(window.line(start, start)).find();
    }

    /** Whether a value is handed to what a name stands for, or to what it gives: {@code require('vendor')('KEY')}. */
    private static boolean isCalled(String text, int end, int at) {
        return text.charAt(KeyNames.sameCaseEnd(text, end)) == '(' || text.startsWith(")(", at - 3);
    }

    /** Whether a line, or a row of a table, has a name and a value and nothing else, be they in brackets. */
    private static boolean isWholeLine(String text, int start, int stop) {
        return isFirst(text, start) && isLast(text, stop);
    }

    private static boolean isFirst(String text, int start) {
        int from = start;
        while (from > 0 && "|-*#@ \t\"'`[{(".indexOf(text.charAt(from - 1)) >= 0) {
            from--;
        }
        return from == 0 || text.charAt(from - 1) == '\n';
    }

    private static boolean isLast(String text, int stop) {
        int to = stop;
        while (to < text.length() && "| \t\"'`\r]}),;".indexOf(text.charAt(to)) >= 0) {
            to++;
        }
        return to == text.length() || text.charAt(to) == '\n';
    }

    /** A commit, or a checksum of a file. */
    private static boolean couldBeHash(String text, int from, int to) {
        return to - from >= 40 && isHex(text, from, to);
    }

    private static boolean isHex(String text, int from, int to) {
        return text.substring(from, to).chars().allMatch(c -> Character.digit(c, 16) >= 0);
    }
}
