package io.claviger.engine.secrets;

import io.claviger.engine.secrets.judge.Shapes;
import io.claviger.engine.secrets.rules.SecretType;
import io.claviger.engine.secrets.rules.SecretType.Own;
import io.claviger.engine.secrets.rules.SecretType.Recognition;
import io.claviger.engine.secrets.rules.Severity;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One type made ready for search; its patterns are compiled when a keyword first calls for them. */
final class CompiledType {

    private static final String SECRET = "secret";
    /** What {@link Window#beginsToken} finds too, at a hundredth of the cost. */
    private static final String BOUNDARY = "(?:(?<![0-9A-Za-z_-])";
    /** How far from a vendor's name its values are looked for, in bytes. */
    private static final int NEARBY = 400;

    private static final int WRONG_NAME = 3;

    private final SecretType type;
    private final Recognition recognition;
    /** Whether no match begins within a word. */
    private final boolean bounded;

    private final @Nullable OwnPatterns own;
    /** Each is compiled when it is first needed; by two threads at once, perhaps, which does no harm. */
    private final AtomicReferenceArray<@Nullable Pattern> patterns;

    private volatile @Nullable Pattern nearby;

    CompiledType(SecretType type) {
        this.type = type;
        this.recognition = type.recognition();
        Own brought = recognition.own();
        this.own = brought == null ? null : new OwnPatterns(type, brought);
        this.patterns = new AtomicReferenceArray<>(
                brought == null ? recognition.patterns().size() : 0);
        this.bounded = recognition.patterns().stream().allMatch(pattern -> pattern.startsWith(BOUNDARY));
    }

    boolean anyCase() {
        return recognition.anyCase();
    }

    boolean anchored() {
        return recognition.anchored();
    }

    boolean isDetector() {
        return recognition.detector() != null;
    }

    /** Whether a match stands for itself, wherever it is. */
    boolean hasOwnForm() {
        return type.judging().shown() >= 3 || type.id().startsWith("private-key/");
    }

    int before() {
        return recognition.reach().before();
    }

    int after() {
        return recognition.reach().after();
    }

    void detect(Search search, int start, int end) {
        if (looksInto(search.file())) {
            AssignmentDetector.detect(type, search, start, end);
        }
    }

    /** Adds what the patterns find from an index to another. They see, but do not match, what is beyond. */
    void search(Search search, int from, int to) {
        if (!looksInto(search)) {
            return;
        }
        Window window = search.window();
        if (own != null) {
            own.search(window, from, to, search.found());
            return;
        }
        int start = Math.max(0, from);
        int end = Math.min(window.length(), to);
        for (int i = 0; i < patterns.length(); i++) {
            if (recognition.stretches().get(i).allows(window.bytes(), window.length(), start, end)) {
                Pattern pattern = compiled(i);
                Matcher matcher = matcher(pattern, window);
                matcher.region(start, end);
                while (matcher.find()) {
                    add(pattern, matcher, search);
                }
            }
        }
    }

    private static Matcher matcher(Pattern pattern, Window window) {
        return pattern.matcher(window.text()).useTransparentBounds(true).useAnchoringBounds(false);
    }

    /** Adds what the patterns find at an index, and nowhere else. */
    void match(Search search, int start) {
        Window window = search.window();
        if (bounded && !window.beginsToken(start) || !looksInto(search.file())) {
            return;
        }
        int limit = Math.min(window.length(), start + after());
        for (int i = 0; i < patterns.length(); i++) {
            if (recognition.stretches().get(i).allowsAt(window.bytes(), window.length(), start)) {
                Pattern pattern = compiled(i);
                Matcher matcher = matcher(pattern, window);
                matcher.region(start, limit);
                if (matcher.lookingAt()) {
                    add(pattern, matcher, search);
                }
            }
        }
    }

    boolean looksNearby() {
        return recognition.nearby() != null;
    }

    /**
     * Adds the values near a keyword that have the form of the type. What begins before an index has been looked at.
     *
     * @return up to where it has looked
     */
    int searchNearby(Search search, int start, int end, int done) {
        String form = recognition.nearby();
        if (form == null || !looksInto(search.file())) {
            return done;
        }
        Window window = search.window();
        if (window.values().areNone(Math.max(done, start - NEARBY), end + NEARBY)) {
            return end + NEARBY + 1;
        }
        Pattern pattern = nearby;
        if (pattern == null) {
            pattern = Pattern.compile(form);
            nearby = pattern;
        }
        Matcher matcher = matcher(pattern, window);
        int wanted = spokenOf();
        window.values().forEach(Math.max(done, start - NEARBY), end + NEARBY, (at, flags, stop) -> {
            matcher.region(at, Math.min(window.length(), at + after()));
            boolean named = (flags & wanted) != 0
                    || wanted == NamedValues.SECRET && (flags & NamedValues.ARGUMENT) != 0 && window.isOneLine(end, at);
            if (named && matcher.lookingAt() && Shapes.looksRandom(matcher.group())) {
                int distance = Math.max(start - matcher.end(), at - end);
                int rank = recognition.priority() - 1 - Math.max(0, distance) / 20;
                search.found().add(new Candidate(type, at, matcher.end(), Map.of(), rank, true));
            }
        });
        return end + NEARBY + 1;
    }

    private int spokenOf() {
        return type.severity() == Severity.LOW ? NamedValues.IDENTIFIER : NamedValues.SECRET;
    }

    private void add(Pattern pattern, Matcher matcher, Search search) {
        boolean grouped = pattern.namedGroups().containsKey(SECRET);
        int start = grouped ? matcher.start(SECRET) : matcher.start();
        int end = grouped ? matcher.end(SECRET) : matcher.end();
        if (start >= 0 && end > start) {
            int rank = recognition.priority();
            if (looksNearby() && search.window().values().speaksOf(start) == (spokenOf() ^ 3)) {
                // A key's name on what has the form of an identifier, or the other way round.
                rank -= WRONG_NAME;
            }
            search.found().add(new Candidate(type, start, end, groups(pattern, matcher), rank, false));
        }
    }

    private static Map<String, String> groups(Pattern pattern, Matcher matcher) {
        Map<String, String> groups = new HashMap<>();
        for (String name : pattern.namedGroups().keySet()) {
            String value = name.equals(SECRET) ? null : matcher.group(name);
            if (value != null) {
                groups.put(name, value);
            }
        }
        return groups;
    }

    private Pattern compiled(int number) {
        Pattern ready = patterns.get(number);
        if (ready == null) {
            ready = Pattern.compile(recognition.patterns().get(number));
            patterns.set(number, ready);
        }
        return ready;
    }

    /** Why a keyword from an index to another, as a text has it, brings no match; in words. */
    String whyNot(Search search, int start, int end, boolean exact) {
        if (!exact && !anyCase()) {
            return "the word counts in another case only";
        }
        if (!looksInto(search)) {
            return "it is not looked for in files of this name";
        }
        String why = isDetector() ? AssignmentDetector.detect(type, search, start, end) : null;
        return why != null ? why : "nothing of its form is near";
    }

    SecretType type() {
        return type;
    }

    private boolean looksInto(Search search) {
        return looksInto(search.file()) && (own == null || own.looksInto(search.context()));
    }

    private boolean looksInto(String file) {
        if (recognition.files().isEmpty()) {
            return true;
        }
        for (String name : recognition.files()) {
            boolean fits = name.startsWith("*") ? file.endsWith(name.substring(1)) : file.equals(name);
            if (fits) {
                return true;
            }
        }
        return false;
    }
}
