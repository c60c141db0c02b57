package io.claviger.engine.secrets;

import io.claviger.engine.secrets.View.Made;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is to be undone in a text, gathered in any order; makes the view in which it is undone. */
final class Edits {

    /** How much of the same line is kept before and after, so that names and boundaries are seen. */
    private static final int BEFORE = 256;

    private static final int AFTER = 192;
    private static final byte[] NOTHING = {};

    private final byte[] text;
    private final int length;
    private final List<Edit> edits = new ArrayList<>();

    private record Edit(int from, int to, byte[] decoded, Made made) {}

    Edits(Window window) {
        this.text = window.bytes();
        this.length = window.length();
    }

    void add(int from, int to, byte[] decoded, Made made) {
        edits.add(new Edit(from, to, decoded, made));
    }

    void leaveOut(int from, int to, Made made) {
        edits.add(new Edit(from, to, NOTHING, made));
    }

    /** The view, or nothing when there is nothing to undo that was not undone below already. */
    @Nullable
    View view(@Nullable View below) {
        if (below != null) {
            edits.removeIf(edit -> !below.isMade(edit.from, Math.max(edit.to, edit.from + 1)));
        }
        if (edits.isEmpty()) {
            return null;
        }
        edits.sort((one, other) -> one.from == other.from ? other.to - one.to : one.from - other.from);
        View view = new View(Math.min(length, edits.size() * 512) + 64, below);
        int at = 0;
        boolean open = false;
        for (Edit edit : edits) {
            if (edit.from < at) {
                continue;
            }
            if (!open || edit.from - at > BEFORE + AFTER) {
                if (open) {
                    int end = Math.min(length, at + AFTER);
                    view.literal(text, at, end);
                    view.gap(end);
                    at = end;
                }
                at = begin(at, edit.from);
            }
            open = true;
            view.literal(text, at, edit.from);
            view.replaced(edit.decoded, edit.from, edit.to, edit.made);
            at = edit.to;
        }
        view.literal(text, at, Math.min(length, at + AFTER));
        return view;
    }

    /** Where to begin before an edit: at a line's beginning, or else behind a space, so that no word is cut. */
    private int begin(int least, int from) {
        int limit = Math.max(least, from - BEFORE);
        int at = from;
        while (at > limit && text[at - 1] != '\n') {
            at--;
        }
        if (at == limit && at > 0) {
            int space = at;
            while (space < from && text[space] > ' ' && text[space] != '"' && text[space] != ',') {
                space++;
            }
            at = space < from ? space : at;
        }
        return at;
    }
}
