package io.claviger.engine.secrets;

import io.claviger.engine.secrets.rules.RuleSet;
import io.claviger.engine.secrets.rules.SecretType;
import io.claviger.engine.secrets.rules.SecretType.Recognition;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rules made ready for search. Immutable but for patterns that compile when first needed; shared by threads. */
final class CandidateFinder {

    private final List<CompiledType> types = new ArrayList<>();
    private final KeywordAutomaton automaton;
    /** The bytes of each keyword, and the numbers of the types that it calls. */
    private final byte[][] keywords;

    private final int[][] called;
    private final int[] tied;

    CandidateFinder(RuleSet rules) {
        Map<String, List<Integer>> callers = new LinkedHashMap<>();
        List<Integer> byFile = new ArrayList<>();
        for (SecretType type : rules.types()) {
            int number = types.size();
            types.add(new CompiledType(type));
            Recognition recognition = type.recognition();
            if (recognition.keywords().isEmpty()) {
                byFile.add(number);
            }
            for (String keyword : recognition.keywords()) {
                callers.computeIfAbsent(keyword, unused -> new ArrayList<>()).add(number);
            }
        }
        List<String> words = List.copyOf(callers.keySet());
        List<String> all = new ArrayList<>(words);
        all.addAll(Triggers.WORDS);
        automaton = new KeywordAutomaton(all);
        keywords = new byte[words.size()][];
        called = new int[words.size()][];
        for (int i = 0; i < words.size(); i++) {
            keywords[i] = words.get(i).getBytes(StandardCharsets.US_ASCII);
            called[i] = ints(callers.getOrDefault(words.get(i), List.of()));
        }
        tied = ints(byFile);
    }

    /**
     * All candidates of a window, in no particular order; the same may be there twice.
     *
     * @param triggers hears of places where something may be undone
     * @param ownForm whether only types with a form of their own are looked for
     */
    List<Candidate> find(Window window, String file, Triggers triggers, boolean ownForm) {
        List<Candidate> found = new ArrayList<>();
        Regions regions = new Regions(types.size());
        int[] near = new int[types.size()];
        for (int number : tied) {
            types.get(number).search(window, 0, window.length(), file, found);
        }
        automaton.search(window.bytes(), 0, window.length(), (keyword, end) -> {
            if (keyword >= keywords.length) {
                triggers.add(
                        window.bytes(),
                        end - Triggers.WORDS.get(keyword - keywords.length).length());
                return;
            }
            triggers.keyword(end);
            int start = end - keywords[keyword].length;
            for (int number : called[keyword]) {
                CompiledType type = types.get(number);
                if (ownForm && !type.hasOwnForm()) {
                    continue;
                }
                if (!type.anyCase() && !isExact(window.bytes(), start, keywords[keyword])) {
                    continue;
                }
                if (type.looksNearby() && !window.beginsWord(start)) {
                    continue;
                }
                if (type.looksNearby()) {
                    near[number] = type.searchNearby(window, start, end, near[number], file, found);
                }
                if (type.isDetector()) {
                    type.detect(window, start, end, file, found);
                } else if (type.anchored()) {
                    type.match(window, start, file, found);
                } else if (!regions.extend(number, start - type.before(), start + type.after())) {
                    type.search(window, regions.from(number), regions.to(number), file, found);
                    regions.restart(number, start - type.before(), start + type.after());
                }
            }
        });
        regions.forEach((number, from, to) -> types.get(number).search(window, from, to, file, found));
        return found;
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
