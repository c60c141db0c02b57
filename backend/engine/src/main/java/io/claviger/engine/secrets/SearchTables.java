package io.claviger.engine.secrets;

import io.claviger.engine.secrets.rules.PackedResource;
import io.claviger.engine.secrets.rules.RuleSet;
import io.claviger.engine.secrets.rules.SecretType;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a search needs to know of all types together before it knows which it needs. Making it takes a tenth of a second in a
 * JVM that has just begun; the build makes it for the types that come with Claviger, and it is read in a few milliseconds.
 *
 * @param index finds the keywords as the types have them, and behind them in number {@link Triggers#WORDS}
 * @param called the numbers of the types that each keyword calls
 * @param marks the mark of each keyword: see {@link KeywordMarks}
 * @param tied the numbers of the types that need no keyword
 * @param places where the keywords count
 */
record SearchTables(
        KeywordSearch index,
        Rows called,
        byte[] marks,
        int[] tied,
        FormlessKeys.Callers formless,
        KeywordPlaces places) {

    /** Where the build puts what belongs to the types that come with Claviger, beside this class. */
    static final String RESOURCE = "search.pack";

    /** How many keywords there are. */
    int count() {
        return marks.length;
    }

    static SearchTables of(RuleSet rules) {
        return rules.isBuiltIn() ? packed(rules) : made(rules.types());
    }

    static SearchTables made(List<SecretType> types) {
        Map<String, List<Integer>> callers = new LinkedHashMap<>();
        List<Integer> byFile = new ArrayList<>();
        for (int number = 0; number < types.size(); number++) {
            SecretType type = types.get(number);
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
        byte[] marks = new byte[words.size()];
        for (int i = 0; i < marks.length; i++) {
            marks[i] = (byte) KeywordMarks.markOf(words.get(i));
        }
        Rows called = Rows.of(List.copyOf(callers.values()));
        FormlessKeys.Callers formless = FormlessKeys.Callers.of(types, words);
        return new SearchTables(
                new KeywordSearch(all),
                called,
                marks,
                byFile.stream().mapToInt(Integer::intValue).toArray(),
                formless,
                KeywordPlaces.of(types, words, called, formless));
    }

    private static SearchTables packed(RuleSet rules) {
        PackedArrays arrays = new PackedArrays(PackedResource.read(SearchTables.class, RESOURCE));
        if (arrays.ints()[0] != rules.types().size()) {
            throw new IllegalStateException(RESOURCE + " belongs to other types; rebuild the engine");
        }
        return new SearchTables(
                KeywordSearch.read(arrays),
                Rows.read(arrays),
                arrays.bytes(),
                arrays.ints(),
                FormlessKeys.Callers.read(arrays),
                new KeywordPlaces(arrays.bytes()));
    }

    /** @param types how many there are */
    void write(int types, DataOutputStream out) throws IOException {
        PackedArrays.write(new int[] {types}, out);
        index.write(out);
        called.write(out);
        PackedArrays.write(marks, out);
        PackedArrays.write(tied, out);
        formless.write(out);
        PackedArrays.write(places.demands(), out);
    }
}
