package io.claviger.engine.secrets;

import io.claviger.engine.secrets.rules.RuleSet;
import io.claviger.engine.secrets.rules.SecretType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The rules made ready for search. Immutable but for types and patterns that are made ready when first needed; shared by threads. */
final class CandidateFinder {

    private static final int[] NONE = {};

    private final List<SecretType> types;
    /** Each is made ready when a keyword first calls it; by two threads at once, perhaps, which does no harm: it never changes. */
    private final @Nullable CompiledType[] ready;

    /** By a type that a vendor is known by: the numbers of all of the vendor's, looked up in the same way. */
    private final int[] @Nullable [] siblings;

    private final ThreadLocal<Regions> regions;
    private final NearbyForm.Known forms = new NearbyForm.Known();
    private final SearchTables tables;
    private final FormlessKeys formless;
    private final Vendors vendors;

    CandidateFinder(RuleSet rules) {
        this(rules, SearchTables.of(rules));
    }

    CandidateFinder(RuleSet rules, SearchTables tables) {
        this.tables = tables;
        types = rules.types();
        ready = new CompiledType[types.size()];
        siblings = new int[types.size()][];
        regions = ThreadLocal.withInitial(() -> new Regions(types.size()));
        formless = new FormlessKeys(tables.formless(), types);
        vendors = new Vendors(types, tables);
    }

    Vendors vendors() {
        return vendors;
    }

    private CompiledType type(int number) {
        CompiledType type = ready[number];
        if (type == null) {
            type = new CompiledType(types.get(number), forms);
            ready[number] = type;
        }
        return type;
    }

    /**
     * All candidates of a window, in no particular order; the same may be there twice.
     *
     * @param triggers hears of keywords, and of places where something may be undone
     * @param ownForm whether only types with a form of their own are looked for
     */
    List<Candidate> find(Window window, ScanContext context, Triggers triggers, boolean ownForm) {
        Search search = new Search(window, context);
        Regions around = regions.get();
        around.clear();
        for (int number : tables.tied()) {
            type(number).search(search, 0, window.length());
        }
        if (!ownForm) {
            findOfFile(search);
        }
        int words = tables.count();
        Spellings keywords = tables.index().spellings();
        Rows called = tables.called();
        tables.index().search(window.bytes(), window.length(), places(window, triggers), (keyword, end) -> {
            if (keyword >= words) {
                triggers.add(window.bytes(), end - Triggers.lengthOf(keyword - words));
                return;
            }
            triggers.keyword(end);
            int start = end - keywords.length(keyword);
            boolean exact = keywords.stands(keyword, window.bytes(), start);
            if (!ownForm) {
                formless.find(keyword, exact, search, start, end);
            }
            for (int i = called.from(keyword); i < called.to(keyword); i++) {
                int number = called.at(i);
                CompiledType type = type(number);
                boolean wanted = !ownForm || type.hasOwnForm();
                if (wanted && (exact || type.anyCase())) {
                    look(number, search, around, start, end);
                }
            }
        });
        around.forEach((number, from, to) -> type(number).search(search, from, to));
        return search.found();
    }

    private KeywordSearch.Places places(Window window, Triggers triggers) {
        int words = tables.count();
        Spellings keywords = tables.index().spellings();
        return (keyword, start, end) -> {
            if (keyword >= words) {
                return Triggers.count(window.bytes(), window.length(), start, end);
            }
            triggers.mark(tables.marks()[keyword] & 0xFF);
            return tables.places().count(keyword, keywords, window, start, end);
        };
    }

    /** Adds the values that have a form of the vendor's that the file is named after. */
    private void findOfFile(Search search) {
        int vendor = vendors.ofFile(search.context());
        for (int number : vendor < 0 ? NONE : typesOf(vendor)) {
            type(number).searchBeginning(search);
        }
    }

    /** The numbers of all types of the vendor of one of them. */
    private int[] typesOf(int number) {
        int[] numbers = siblings[number];
        if (numbers == null) {
            String provider = types.get(number).provider();
            numbers = IntStream.range(0, types.size())
                    .filter(other -> types.get(other).provider().equals(provider))
                    .toArray();
            siblings[number] = numbers;
        }
        return numbers;
    }

    /** Looks for a type where one of its keywords is. */
    private void look(int number, Search search, Regions around, int start, int end) {
        CompiledType type = type(number);
        if (type.looksNearby()) {
            if (!search.window().beginsWord(start)) {
                return;
            }
            around.lookedNear(number, type.searchNearby(search, start, end, around.near(number)));
        }
        if (type.isDetector()) {
            type.detect(search, start, end);
        } else if (type.anchored()) {
            type.match(search, start);
        } else if (!around.extend(number, start - type.before(), start + type.after())) {
            type.search(search, around.from(number), around.to(number));
            around.restart(number, start - type.before(), start + type.after());
        }
    }

    /** Each keyword of a window with each type that it calls, and why that brings no match. */
    List<Clue> clues(Window window, ScanContext context) {
        Search search = new Search(window, context);
        List<Clue> clues = new ArrayList<>();
        int words = tables.count();
        Spellings keywords = tables.index().spellings();
        Rows called = tables.called();
        tables.index().search(window.bytes(), window.length(), (keyword, end) -> {
            if (keyword < words) {
                int start = end - keywords.length(keyword);
                boolean exact = keywords.stands(keyword, window.bytes(), start);
                String word = window.text().substring(start, end);
                for (int i = called.from(keyword); i < called.to(keyword); i++) {
                    CompiledType type = type(called.at(i));
                    clues.add(new Clue(word, type.type(), type.whyNot(search, start, end, exact)));
                }
            }
        });
        return clues;
    }
}
