package io.claviger.engine.secrets;

import io.claviger.engine.secrets.rules.SecretType;
import io.claviger.engine.secrets.rules.SecretType.Own;
import io.claviger.engine.secrets.rules.SecretType.Recognition;
import io.claviger.engine.secrets.rules.Severity;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** One type made ready for search; its patterns are compiled when a keyword first calls for them. */
final class CompiledType {

    private static final String SECRET = "secret";
    /** What {@link Window#beginsToken} finds too, at a hundredth of the cost. */
    private static final String BOUNDARY = "(?:(?<![0-9A-Za-z_-])";
    /** How far from a vendor's name its values are looked for, in bytes. */
    private static final int NEARBY = 400;

    /** How much of a file that is named after a vendor is about the vendor, in bytes. */
    private static final int BEGINNING = 4096;

    private static final int WRONG_NAME = 3;
    private static final int FAR = 16;
    /** Below the types of keys in no known form. */
    private static final int UNRELATED = 4;

    private final SecretType type;
    private final Recognition recognition;
    private final boolean bounded;

    private final @Nullable OwnPatterns own;
    private final TypePattern[] patterns;
    private final @Nullable NearbyForm nearby;
    // Asked at each keyword, so it stands here and not two objects farther.
    private final boolean anyCase;
    private final boolean anchored;
    private final boolean detector;
    private final boolean looksNearby;
    private final boolean anyFile;
    private final int before;
    private final int after;

    CompiledType(SecretType type, NearbyForm.Known forms) {
        this.type = type;
        this.recognition = type.recognition();
        Own brought = recognition.own();
        this.own = brought == null ? null : new OwnPatterns(type, brought);
        this.patterns = brought == null ? patterns(recognition) : new TypePattern[0];
        this.nearby = forms.of(recognition);
        this.anyCase = recognition.anyCase();
        this.anchored = recognition.anchored();
        this.detector = recognition.detector() != null;
        this.looksNearby = nearby != null;
        this.anyFile = recognition.files().isEmpty();
        this.before = recognition.reach().before();
        this.after = recognition.reach().after();
        this.bounded = isBounded(recognition);
    }

    /** Whether no match of a type's patterns begins within a word. */
    static boolean isBounded(Recognition recognition) {
        return recognition.patterns().stream().allMatch(pattern -> pattern.startsWith(BOUNDARY));
    }

    private static TypePattern[] patterns(Recognition recognition) {
        TypePattern[] patterns = new TypePattern[recognition.patterns().size()];
        for (int i = 0; i < patterns.length; i++) {
            patterns[i] = new TypePattern(
                    recognition.patterns().get(i), recognition.stretches().get(i));
        }
        return patterns;
    }

    boolean anyCase() {
        return anyCase;
    }

    boolean anchored() {
        return anchored;
    }

    boolean isDetector() {
        return detector;
    }

    /** Whether a match stands for itself, wherever it is. */
    boolean hasOwnForm() {
        return type.judging().shown() >= 3 || type.id().startsWith("private-key/");
    }

    int before() {
        return before;
    }

    int after() {
        return after;
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
        for (TypePattern pattern : patterns) {
            pattern.find(window, start, end, matcher -> add(matcher, search));
        }
    }

    /** Adds what the patterns find at an index, and nowhere else. */
    void match(Search search, int start) {
        Window window = search.window();
        if (bounded && !window.beginsToken(start) || !looksInto(search.file())) {
            return;
        }
        int limit = Math.min(window.length(), start + after());
        for (TypePattern pattern : patterns) {
            boolean could = pattern.mayBeginAt(window, start)
                    && (nearby == null || nearby.values().fitsBehind(window.bytes(), window.length(), start, limit));
            Matcher matcher = could ? pattern.matcher(window).region(start, limit) : null;
            if (matcher != null && matcher.lookingAt()) {
                add(matcher, search);
            }
        }
    }

    boolean looksNearby() {
        return looksNearby;
    }

    /**
     * Adds the values near a keyword that have the form of the type. What begins before an index has been looked at.
     *
     * @return up to where it has looked
     */
    int searchNearby(Search search, int start, int end, int done) {
        NearbyForm form = nearby;
        if (form == null || !looksInto(search.file())) {
            return done;
        }
        Window window = search.window();
        // What stands behind a name may be called by it, and not by the one before.
        int from = Math.max(Math.min(done, end), start - NEARBY);
        if (window.values().areNone(from, end + NEARBY)) {
            return end + NEARBY + 1;
        }
        int wanted = spokenOf();
        search.formed().forEach(form, from, end + NEARBY, (at, flags, stop) -> {
            boolean named = (flags & wanted) != 0
                    || wanted == NamedValues.SECRET
                            && (flags & NamedValues.ARGUMENT) != 0
                            && VendorKeys.isArgument(window, start, end, at)
                    || (flags & NamedValues.IDENTIFIER) != 0 && window.isOneUrl(end, at);
            if (named) {
                int distance = Math.max(start - stop, at - end);
                int rank = window.ownNames().isUnrelated(start, end, at)
                        ? UNRELATED
                        : recognition.priority() - 1 - Math.max(0, distance) / 20;
                search.found().add(new Candidate(type, at, stop, Map.of(), rank, true));
            }
        });
        return end + NEARBY + 1;
    }

    /** Adds the values at the beginning of a text that have the form of the type, and are called what it is. */
    void searchBeginning(Search search) {
        NearbyForm form = nearby;
        if (form != null && looksInto(search.file())) {
            int wanted = spokenOf();
            search.formed().forEach(form, 0, BEGINNING, (at, flags, stop) -> {
                if ((flags & wanted) != 0) {
                    search.found().add(new Candidate(type, at, stop, Map.of(), recognition.priority() - FAR, true));
                }
            });
        }
    }

    private int spokenOf() {
        return type.severity() == Severity.LOW ? NamedValues.IDENTIFIER : NamedValues.SECRET;
    }

    private void add(Matcher matcher, Search search) {
        boolean grouped = matcher.namedGroups().containsKey(SECRET);
        int start = grouped ? matcher.start(SECRET) : matcher.start();
        int end = grouped ? matcher.end(SECRET) : matcher.end();
        if (start >= 0 && end > start) {
            int rank = recognition.priority();
            if (looksNearby() && search.window().values().speaksOf(start) == (spokenOf() ^ 3)) {
                // A key's name on what has the form of an identifier, or the other way round.
                rank -= WRONG_NAME;
            }
            search.found().add(new Candidate(type, start, end, groups(matcher), rank, false));
        }
    }

    private static Map<String, String> groups(Matcher matcher) {
        Map<String, String> groups = new HashMap<>();
        for (String name : matcher.namedGroups().keySet()) {
            String value = name.equals(SECRET) ? null : matcher.group(name);
            if (value != null) {
                groups.put(name, value);
            }
        }
        return groups;
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
        if (anyFile) {
            return true;
        }
        for (String name : recognition.files()) {
            int ending = name.length() - 1;
            boolean fits = name.startsWith("*")
                    ? file.regionMatches(file.length() - ending, name, 1, ending)
                    : file.equals(name);
            if (fits) {
                return true;
            }
        }
        return false;
    }
}
