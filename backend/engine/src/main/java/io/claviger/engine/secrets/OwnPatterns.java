package io.claviger.engine.secrets;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.claviger.engine.secrets.rules.SecretType;
import io.claviger.engine.secrets.rules.SecretType.Own;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The patterns of one rule that people brought, on an engine (RE2) that never tries a byte twice. It knows no look behind,
 * so that a pattern may take a byte before and after the secret; the next match may take the latter again.
 */
final class OwnPatterns {

    /** Under this name the groups of a candidate have all that the pattern matched; no group can be called so. */
    static final String WHOLE = "0";

    private static final String SECRET = "secret";
    /** So much of what is around a stretch is seen, for word boundaries. */
    private static final int SEEN = 8;
    /** How far a match may go on, and where a text has very many. */
    private static final int FAR = 16 << 10;

    private static final int NEAR = 64;
    /** So often a character is looked at, on the average, before there are very many. */
    private static final long LOOKS = 8;

    private final SecretType type;
    private final Own own;
    private final List<Pattern> patterns;
    private final @Nullable Pattern path;

    OwnPatterns(SecretType type, Own own) {
        this.type = type;
        this.own = own;
        this.patterns =
                type.recognition().patterns().stream().map(Pattern::compile).toList();
        String wanted = own.path();
        this.path = wanted == null ? null : Pattern.compile(wanted);
    }

    boolean looksInto(ScanContext context) {
        Pattern wanted = path;
        return wanted == null
                || wanted.matcher(context.within()).find()
                || wanted.matcher(context.path()).find();
    }

    /**
     * Adds what the patterns match between two indexes.
     *
     * @return how often they looked at a character, which grows with the text and no faster
     */
    long search(Window window, int from, int to, List<Candidate> found) {
        int start = Math.max(0, from);
        int offset = Math.max(0, start - SEEN);
        String text = window.text().substring(offset, Math.min(window.length(), to + SEEN));
        long looks = 0;
        for (Pattern pattern : patterns) {
            looks += search(pattern, text, start - offset, offset, found);
        }
        return looks;
    }

    /**
     * Each match by itself takes no more than one look at each character. But where there are many, and each was found only
     * after a look at all the rest, as by {@code a.*z|a}, that adds up: so each sees only so much, and less when they were
     * many.
     */
    private long search(Pattern pattern, String text, int start, int offset, List<Candidate> found) {
        long looks = 0;
        int at = start;
        while (at <= text.length()) {
            int reach = looks < LOOKS * (text.length() + (long) FAR) ? FAR : NEAR;
            int end = Math.min(text.length(), at + reach);
            SeenText seen = new SeenText(text, end);
            Matcher matcher = pattern.matcher(seen);
            boolean matched = matcher.find(at);
            looks += seen.looks();
            if (!matched && end == text.length()) {
                return looks;
            }
            if (!matched) {
                at = end - reach / 2;
            } else if (matcher.end() == end && end < text.length() && matcher.start() > at) {
                // What follows was not seen: once more, from its beginning on.
                at = matcher.start();
            } else {
                add(pattern, matcher, offset, found);
                int shared = matcher.end() - 1;
                at = shared > matcher.start() ? shared : matcher.end() + (matcher.end() == matcher.start() ? 1 : 0);
            }
        }
        return looks;
    }

    private void add(Pattern pattern, Matcher matcher, int offset, List<Candidate> found) {
        int group = group(pattern, matcher);
        int start = matcher.start(group);
        int end = matcher.end(group);
        if (start >= 0 && end > start) {
            Map<String, String> groups = new HashMap<>();
            pattern.namedGroups().forEach((name, number) -> {
                String value = name.equals(SECRET) ? null : matcher.group(number);
                if (value != null) {
                    groups.put(name, value);
                }
            });
            groups.put(WHOLE, matcher.group());
            found.add(new Candidate(type, start + offset, end + offset, groups));
        }
    }

    private int group(Pattern pattern, Matcher matcher) {
        if (own.group() > 0) {
            return own.group();
        }
        Integer named = pattern.namedGroups().get(SECRET);
        if (named != null) {
            return named;
        }
        for (int group = 1; group <= matcher.groupCount(); group++) {
            if (matcher.start(group) >= 0 && matcher.end(group) > matcher.start(group)) {
                return group;
            }
        }
        return 0;
    }
}
