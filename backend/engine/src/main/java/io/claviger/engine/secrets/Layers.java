package io.claviger.engine.secrets;

import io.claviger.engine.secrets.judge.Docstrings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Searches a window, and what is written in it in other ways, up to three deep. Memory is bounded by the window's size. */
final class Layers {

    private static final int DEEPEST = 3;

    private final CandidateFinder finder;
    private final Judge judge;
    private final ScanContext context;
    private final boolean binary;
    private final KeywordMarks marks = new KeywordMarks();
    private final Set<Seen> seen = new HashSet<>();
    private final List<Unjudged> found = new ArrayList<>();
    private @Nullable Docstrings docstrings;

    /** One candidate in one place, which several layers may find. */
    private record Seen(String type, int start, int end) {

        // By hand, since what a record brings is made when it is first asked for, and takes longer each time.
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Seen seen && start == seen.start && end == seen.end && type.equals(seen.type);
        }

        @Override
        public int hashCode() {
            return 31 * (31 * type.hashCode() + start) + end;
        }
    }

    /**
     * A candidate of any layer, of which nothing was made yet.
     *
     * @param placed the same with its place in the window below all layers
     * @param window the layer's, in which the candidate's own place is
     * @param view how the layer was made; nothing for the text itself
     * @param depth how many layers were undone to see it
     */
    record Unjudged(
            Candidate placed,
            Candidate candidate,
            Window window,
            @Nullable View view,
            int depth) {}

    /**
     * A candidate of any layer and what was made of it.
     *
     * @param candidate its place is in the window, and covers what stands there for the value
     * @param depth how many layers were undone to see it
     */
    record Sighting(Candidate candidate, String value, Judgement judgement, int depth) {}

    Layers(CandidateFinder finder, Judge judge, ScanContext context, boolean binary) {
        this.finder = finder;
        this.judge = judge;
        this.context = context;
        this.binary = binary;
    }

    /**
     * What stays of all that overlaps, in the order of its place.
     *
     * @param first whether the text begins with the window
     */
    List<Sighting> search(Window window, boolean first) {
        search(window, null, 0);
        return Overlaps.resolve(found, one -> judged(one, () -> first && isDocumentation(window, one.placed())));
    }

    private boolean isDocumentation(Window window, Candidate placed) {
        Docstrings read = docstrings == null ? Docstrings.of(context.file(), window.text()) : docstrings;
        docstrings = read;
        return read.contain(placed.start());
    }

    private Sighting judged(Unjudged one, BooleanSupplier documentation) {
        Candidate candidate = one.candidate();
        View view = one.view();
        String note = view == null ? "" : view.note(candidate.start(), candidate.end());
        String value = one.window().text().substring(candidate.start(), candidate.end());
        return new Sighting(
                one.placed(), value, judge.judge(candidate, one.window(), note, documentation), one.depth());
    }

    /** Which keywords were seen, in any layer. */
    KeywordMarks marks() {
        return marks;
    }

    private void search(Window window, @Nullable View view, int depth) {
        Triggers triggers = new Triggers(marks);
        Map<Seen, Candidate> different = new LinkedHashMap<>();
        for (Candidate candidate : finder.find(window, context, triggers, binary)) {
            Seen place = new Seen(candidate.type().id(), candidate.start(), candidate.end());
            different.merge(place, candidate, (one, other) -> one.rank() >= other.rank() ? one : other);
        }
        for (Candidate candidate : different.values()) {
            Candidate placed = view == null ? candidate : placed(candidate, view);
            if (seen.add(new Seen(candidate.type().id(), placed.start(), placed.end()))) {
                found.add(new Unjudged(placed, candidate, window, view, depth));
            }
        }
        View next = depth == DEEPEST || binary ? null : Undoing.next(window, triggers, view, context.file());
        if (next != null) {
            search(next.window(), next, depth + 1);
        }
    }

    private static Candidate placed(Candidate candidate, View view) {
        return new Candidate(
                candidate.type(),
                view.sourceStart(candidate.start()),
                view.sourceEnd(candidate.end()),
                candidate.groups(),
                candidate.rank(),
                candidate.nearby());
    }
}
