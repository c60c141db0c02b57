package io.claviger.cli.scan;

import io.claviger.engine.json.JsonText;
import io.claviger.engine.secrets.Clue;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells of a line in which nothing was found what in it was looked at. */
final class ClueList {

    private static final int MOST_TYPES = 6;

    private final PrintWriter out;

    ClueList(PrintWriter out) {
        this.out = out;
    }

    private record Reason(String keyword, String why) {}

    /** An object a keyword and type that it calls for. */
    void tellPrograms(Explained asked, List<Clue> clues) {
        for (Clue clue : clues) {
            Map<String, @Nullable Object> told = new LinkedHashMap<>();
            told.put("type", clue.type().id());
            told.put("provider", clue.type().provider());
            told.put("title", clue.type().title());
            told.put("path", asked.path());
            told.put("line", asked.line());
            told.put("verdict", null);
            told.put("keyword", clue.keyword());
            told.put("answer", "not reported: " + clue.why());
            out.print(JsonText.of(told) + "\n");
        }
    }

    void tell(Explained asked, List<Clue> clues) {
        String place = TextReport.clean(asked.path()) + ":" + asked.line();
        if (clues.isEmpty()) {
            out.println("Nothing in " + place + " looks like a secret: it holds no keyword of any type.");
            return;
        }
        out.println("Nothing in " + place + " looks like a secret. It holds keywords, but:");
        Map<Reason, List<String>> reasons = new LinkedHashMap<>();
        for (Clue clue : clues) {
            List<String> types =
                    reasons.computeIfAbsent(new Reason(clue.keyword(), clue.why()), unused -> new ArrayList<>());
            if (!types.contains(clue.type().id())) {
                types.add(clue.type().id());
            }
        }
        reasons.forEach((reason, types) -> {
            int more = types.size() - MOST_TYPES;
            String shown = String.join(", ", types.subList(0, Math.min(MOST_TYPES, types.size())));
            out.println("  '" + TextReport.clean(reason.keyword()) + "': " + reason.why() + " (" + shown
                    + (more > 0 ? " and " + more + " more types" : "") + ")");
        });
    }
}
