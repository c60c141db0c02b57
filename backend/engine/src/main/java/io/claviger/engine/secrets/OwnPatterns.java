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

    void search(Window window, int from, int to, List<Candidate> found) {
        int start = Math.max(0, from);
        int offset = Math.max(0, start - SEEN);
        String text = window.text().substring(offset, Math.min(window.length(), to + SEEN));
        for (Pattern pattern : patterns) {
            Matcher matcher = pattern.matcher(text);
            int at = start - offset;
            while (at <= text.length() && matcher.find(at)) {
                add(pattern, matcher, offset, found);
                int shared = matcher.end() - 1;
                at = shared > matcher.start() ? shared : matcher.end() + (matcher.end() == matcher.start() ? 1 : 0);
            }
        }
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
