package io.claviger.engine.secrets;

import io.claviger.engine.secrets.rules.SecretType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells whose a key is that was found by how it is written, from the vendors' names beside it. */
final class Vendors {

    /** Whose types have the keys of whichever vendor. */
    private static final Set<String> ANYBODY = Set.of("generic", "http", "url", "command-line");
    /** Says by its form that it is a token, of whomever it is. */
    private static final String TOKEN = "jwt/token";
    /** Ways of signing in to whichever vendor's service, named for the tool that does it. */
    private static final Set<String> WAYS = Set.of(
            "docker/login-password",
            TOKEN,
            "kafka/jaas-password",
            "maven/server-password",
            "netrc/line",
            "netrc/password");
    /** Whose names stand for no vendor. */
    private static final String PRIVATE_KEY = "private-key";

    private static final Set<String> NOBODY = Set.of("jwt", PRIVATE_KEY, "password-hash");
    /** Names beside which keys are looked for, and that are no vendor's. */
    private static final Set<String> THINGS = Set.of(
            "bard", "basicauth", "cargo", "gcloud", "gist", "jwt", "lambda", "magiclink", "postalcode", "webhook");

    /** Before a token in a request. */
    private static final String HEADER = "Authorization: Bearer ";

    private static final Pattern ENDING = Pattern.compile("\\.(?:com|ai|io|tech|so)$");

    /** What a name is made of that others write, too: {@code auth_token}, {@code Auth-Token}. */
    private static final Pattern ANY_NAME = Pattern.compile(
            "(?:(?:access|account|admin|api|app|auth|build|client|cookie|deploy|id|keys?|master|password|private|refresh|secret|service|session"
                    + "|storage|token|trigger|user|x)[_ .-]?)+");

    /** How far from a value a name may stand; of what is farther, the line and the side count and not the distance. */
    private static final int REACH = 480;

    /** What the distance of a name counts at least that stands in a line before. */
    private static final int OTHER_LINE = 4 * REACH;

    /** The owner of a name whose vendor has no types. */
    private static final int UNKNOWN = -2;

    /** Between a word that is a vendor's name, too, and its value. */
    private static final int LONGEST_GAP = 40;

    private final List<SecretType> types;
    private final SearchTables tables;

    /** @param worth the lower the likelier: by line and side first, then by distance */
    private record Named(String vendor, int worth, boolean above) {}

    Vendors(List<SecretType> types, SearchTables tables) {
        this.types = types;
        this.tables = tables;
    }

    /**
     * For each keyword that is a vendor's name the number of one of the vendor's types; -1 where it is nobody's, and
     * {@link #UNKNOWN} where the vendor has no types.
     */
    static int[] owners(List<SecretType> types, List<String> keywords) {
        Map<String, Integer> byProvider = new HashMap<>();
        Map<String, Integer> byName = new HashMap<>();
        Set<String> others = new HashSet<>();
        for (int number = 0; number < types.size(); number++) {
            SecretType type = types.get(number);
            List<String> names = type.recognition().keywords();
            if (FormlessKeys.isOfAnybody(type)) {
                others.addAll(names);
            } else if (!ANYBODY.contains(type.provider()) && !NOBODY.contains(type.provider())) {
                byProvider.putIfAbsent(plain(type.provider()), number);
                for (String name : type.recognition().nearby() == null ? List.<String>of() : names) {
                    if (!ANY_NAME.matcher(name).matches()) {
                        byName.putIfAbsent(name, number);
                    }
                }
            }
        }
        return keywords.stream()
                .mapToInt(keyword -> {
                    int other = others.contains(keyword) && !THINGS.contains(keyword) ? UNKNOWN : -1;
                    return byProvider.getOrDefault(plain(keyword), byName.getOrDefault(keyword, other));
                })
                .toArray();
    }

    private static String plain(String name) {
        return ENDING.matcher(name.toLowerCase(Locale.ROOT)).replaceFirst("").replaceAll("[^0-9a-z]", "");
    }

    VendorNames names(Window window) {
        return new VendorNames(window, tables);
    }

    /**
     * The vendor beside a value of a type from an index to another, or else the one that its file is named after; none
     * where the type is of one vendor.
     */
    @Nullable
    String of(SecretType type, Window window, VendorNames names, int start, int end, ScanContext context) {
        boolean formed = WAYS.contains(type.id()) || type.provider().equals(PRIVATE_KEY);
        if (!formed && !ANYBODY.contains(type.provider())) {
            return null;
        }
        String beside = beside(type, window, names, start, end);
        int owner = beside == null && !formed ? ofFile(context) : -1;
        return owner < 0 ? beside : types.get(owner).provider();
    }

    /** The number of a type of the vendor that a file is named after, or its folder; or -1. */
    int ofFile(ScanContext context) {
        byte[] name = FileNames.of(context.within()).getBytes(StandardCharsets.ISO_8859_1);
        Spellings keywords = tables.index().spellings();
        int[] best = {-1, 0};
        tables.index().search(name, name.length, (keyword, stop) -> {
            int owner = keyword < tables.count() ? tables.formless().owners()[keyword] : -1;
            int length = keyword < tables.count() ? keywords.length(keyword) : 0;
            boolean vendor = owner >= 0 && !tables.formless().isWord(keyword) && length > best[1];
            if (vendor && FileNames.isWhole(name, stop - length, stop)) {
                best[0] = owner;
                best[1] = length;
            }
        });
        return best[0];
    }

    private @Nullable String beside(SecretType type, Window window, VendorNames names, int start, int end) {
        if (FormlessKeys.BEHIND.equals(type.recognition().detector())) {
            String vendor = ofPrefix(window, start, end);
            if (vendor != null) {
                return vendor;
            }
        }
        Named[] best = new Named[1];
        names.forEach(start - REACH, end + REACH, (keyword, nameStart, nameEnd) -> {
            boolean word = tables.formless().isWord(keyword);
            int farness = isSentTo(type, window, nameStart, nameEnd, end)
                    ? 0
                    : farness(window, nameStart, nameEnd, start, end, word);
            // Of names that begin alike, the longer is meant.
            int worth = farness * VendorNames.LONGEST - (nameEnd - nameStart);
            if (farness >= 0 && (best[0] == null || worth < best[0].worth())) {
                int owner = tables.formless().owners()[keyword];
                String vendor = owner >= 0
                        ? types.get(owner).provider()
                        : plain(window.text().substring(nameStart, nameEnd));
                best[0] = new Named(vendor, worth, isAbove(window, nameStart, nameEnd, start, word));
            }
        });
        boolean close = type.id().equals(TOKEN) || type.provider().equals(PRIVATE_KEY);
        boolean far = close
                && best[0] != null
                && best[0].worth() >= OTHER_LINE * VendorNames.LONGEST
                && !best[0].above()
                && !isHeader(window, start);
        return best[0] == null || far ? null : best[0].vendor();
    }

    /** Whether a value is all that stands behind a name, or in what the line of the name opens. */
    private static boolean isAbove(Window window, int nameStart, int nameEnd, int start, boolean word) {
        return nameEnd < start
                && (KeyNames.valueBehind(window.text(), nameEnd) == start
                        || !word && Blocks.isOpenedBy(window.text(), nameStart, nameEnd, start));
    }

    /** Whether a value is in a header of a request, whose host stands in another line. */
    private static boolean isHeader(Window window, int start) {
        return window.text().regionMatches(true, Math.max(0, start - HEADER.length()), HEADER, 0, HEADER.length());
    }

    /** Whether a name is in the host of the request that a value belongs to. */
    private static boolean isSentTo(SecretType type, Window window, int nameStart, int nameEnd, int end) {
        return type.provider().equals("http")
                && window.isOneLine(end, nameStart)
                && UrlKeys.isInHost(window.text(), nameStart)
                && !Hosts.isWithin(window.text(), nameEnd);
    }

    /** The vendor whose keys begin as a value does, if it is one vendor. */
    private @Nullable String ofPrefix(Window window, int start, int end) {
        byte[] beginning = Arrays.copyOfRange(window.bytes(), start, Math.min(end, start + VendorNames.LONGEST));
        Spellings keywords = tables.index().spellings();
        Named[] best = new Named[1];
        tables.index().search(beginning, beginning.length, (keyword, stop) -> {
            boolean begins = keyword < tables.count() && stop == keywords.length(keyword);
            String vendor = begins ? soleVendor(keyword) : null;
            if (vendor != null && (best[0] == null || -stop < best[0].worth())) {
                best[0] = new Named(vendor, -stop, false);
            }
        });
        return best[0] == null ? null : best[0].vendor();
    }

    /** Whose all types are that a keyword calls, if they are one vendor's. */
    private @Nullable String soleVendor(int keyword) {
        Rows called = tables.called();
        String sole = null;
        for (int i = called.from(keyword); i < called.to(keyword); i++) {
            String provider = types.get(called.at(i)).provider();
            if (sole != null && !sole.equals(provider)) {
                return null;
            }
            sole = provider;
        }
        return sole == null || ANYBODY.contains(sole) ? null : sole;
    }

    /** Whether a name is a part of a path. */
    private static boolean isSegment(String text, int start, int end) {
        return start > 0 && text.charAt(start - 1) == '/' && text.startsWith("/", end);
    }

    /** How unlikely it is that a name is that of a value's vendor; -1 when it surely is not. */
    private static int farness(Window window, int nameStart, int nameEnd, int start, int end, boolean word) {
        if (window.ownNames().isUnrelated(nameStart, nameEnd, start)) {
            return -1;
        }
        boolean host = UrlKeys.isInHost(window.text(), nameStart) || Hosts.isIn(window.text(), nameStart, nameEnd);
        // Of the names in a host, the one whose domain it is; and of those in a URL, the one in its host.
        boolean part = host ? Hosts.isWithin(window.text(), nameEnd) : isSegment(window.text(), nameStart, nameEnd);
        int aside = part ? Hosts.LONGEST : 0;
        int before = start - nameEnd + (start < nameEnd ? 0 : aside);
        int behind = nameStart - end + (nameStart < end ? 0 : aside);
        if (before >= 0) {
            boolean apart = word && !host && before > LONGEST_GAP;
            return apart
                    ? -1
                    : window.isOneLine(nameEnd, start)
                            ? before
                            : host
                                            || window.isClose(nameEnd, start)
                                            || isAbove(window, nameStart, nameEnd, start, word)
                                            || !word && Blocks.isNear(window.text(), nameStart, nameEnd, start)
                                            || !word
                                                    && VendorKeys.isImported(window, nameStart, start)
                                                    && Calls.opens(window.text(), start - 1)
                                    ? OTHER_LINE + before
                                    : -1;
        }
        boolean line = behind >= 0
                && window.isOneLine(end, nameStart)
                && (host || !word || VendorKeys.isComment(window.text(), nameStart, nameEnd));
        return line ? 2 * REACH + behind : behind >= 0 && host ? 6 * REACH + behind : -1;
    }
}
