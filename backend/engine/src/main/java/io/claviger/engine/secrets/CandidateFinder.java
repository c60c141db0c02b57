package io.claviger.engine.secrets;

import io.claviger.engine.secrets.rules.RuleSet;
import io.claviger.engine.secrets.rules.SecretType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rules made ready for search. Immutable but for patterns that compile when first needed; shared by threads. */
final class CandidateFinder {

    private final List<CompiledType> types = new ArrayList<>();
    private final KeywordSearch index;
    /** The bytes of each keyword, and the numbers of the types that it calls. */
    private final byte[][] keywords;

    private final int[][] called;
    /** The mark of each keyword: see {@link KeywordMarks}. */
    private final int[] marks;

    private final int[] tied;
    private final FormlessKeys formless;

    CandidateFinder(RuleSet rules) {
        Map<String, List<Integer>> callers = new LinkedHashMap<>();
        List<Integer> byFile = new ArrayList<>();
        for (SecretType type : rules.types()) {
            int number = types.size();
            types.add(new CompiledType(type));
            boolean elsewhere = FormlessKeys.has(type);
            if (type.recognition().keywords().isEmpty() && !elsewhere) {
                byFile.add(number);
            }
            for (String keyword : type.recognition().keywords()) {
                List<Integer> numbers = callers.computeIfAbsent(keyword, unused -> new ArrayList<>());
                if (!elsewhere) {
                    numbers.add(number);
                }
            }
        }
        List<String> words = List.copyOf(callers.keySet());
        List<String> all = new ArrayList<>(words);
        all.addAll(Triggers.WORDS);
        index = new KeywordSearch(all);
        keywords = new byte[words.size()][];
        called = new int[words.size()][];
        marks = words.stream().mapToInt(KeywordMarks::markOf).toArray();
        for (int i = 0; i < words.size(); i++) {
            keywords[i] = words.get(i).getBytes(StandardCharsets.US_ASCII);
            called[i] = ints(callers.getOrDefault(words.get(i), List.of()));
        }
        tied = ints(byFile);
        formless = new FormlessKeys(rules.types(), words);
    }

    /**
     * All candidates of a window, in no particular order; the same may be there twice.
     *
     * @param triggers hears of keywords, and of places where something may be undone
     * @param ownForm whether only types with a form of their own are looked for
     */
    List<Candidate> find(Window window, ScanContext context, Triggers triggers, boolean ownForm) {
        Search search = new Search(window, context, context.file(), new ArrayList<>());
        Regions regions = new Regions(types.size());
        int[] near = new int[types.size()];
        for (int number : tied) {
            types.get(number).search(search, 0, window.length());
        }
        index.search(window.bytes(), window.length(), (keyword, end) -> {
            if (keyword >= keywords.length) {
                triggers.add(
                        window.bytes(),
                        end - Triggers.WORDS.get(keyword - keywords.length).length());
                return;
            }
            triggers.keyword(marks[keyword], end);
            int start = end - keywords[keyword].length;
            if (!ownForm) {
                formless.find(keyword, window, start, end, search.found());
            }
            for (int number : called[keyword]) {
                CompiledType type = types.get(number);
                boolean wanted = !ownForm || type.hasOwnForm();
                if (wanted && (type.anyCase() || isExact(window.bytes(), start, keywords[keyword]))) {
                    near[number] = look(number, search, regions, start, end, near[number]);
                }
            }
        });
        regions.forEach((number, from, to) -> types.get(number).search(search, from, to));
        return search.found();
    }

    /** Looks for a type where one of its keywords is; answers up to where it has looked for values that are near. */
    private int look(int number, Search search, Regions regions, int start, int end, int done) {
        CompiledType type = types.get(number);
        if (type.looksNearby() && !search.window().beginsWord(start)) {
            return done;
        }
        int looked = type.looksNearby() ? type.searchNearby(search, start, end, done) : done;
        if (type.isDetector()) {
            type.detect(search, start, end);
        } else if (type.anchored()) {
            type.match(search, start);
        } else if (!regions.extend(number, start - type.before(), start + type.after())) {
            type.search(search, regions.from(number), regions.to(number));
            regions.restart(number, start - type.before(), start + type.after());
        }
        return looked;
    }

    /** Each keyword of a window with each type that it calls, and why that brings no match. */
    List<Clue> clues(Window window, ScanContext context) {
        Search search = new Search(window, context, context.file(), new ArrayList<>());
        List<Clue> clues = new ArrayList<>();
        index.search(window.bytes(), window.length(), (keyword, end) -> {
            if (keyword < keywords.length) {
                int start = end - keywords[keyword].length;
                boolean exact = isExact(window.bytes(), start, keywords[keyword]);
                String word = window.text().substring(start, end);
                for (int number : called[keyword]) {
                    CompiledType type = types.get(number);
                    clues.add(new Clue(word, type.type(), type.whyNot(search, start, end, exact)));
                }
            }
        });
        return clues;
    }

    private static boolean isExact(byte[] text, int start, byte[] keyword) {
        for (int i = 0; i < keyword.length; i++) {
            if (text[start + i] != keyword[i]) {
                return false;
            }
        }
        return true;
    }

    private static int[] ints(List<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }
}
