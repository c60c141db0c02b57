package io.claviger.engine.secrets;

import io.claviger.engine.secrets.rules.Beginning;
import io.claviger.engine.secrets.rules.Stretch;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A pattern of a type. It is compiled when a text first has what every match has; by two threads at once, perhaps, which does no harm. */
final class TypePattern {

    private final String written;
    private final Stretch stretch;
    private volatile @Nullable Pattern compiled;
    private volatile @Nullable Beginning beginning;

    TypePattern(String written, Stretch stretch) {
        this.written = written;
        this.stretch = stretch;
    }

    /** Hears of each match between two indexes. */
    void find(Window window, int start, int end, Consumer<Matcher> sink) {
        if (!stretch.allows(window.bytes(), window.length(), start, end)) {
            return;
        }
        Beginning begins = beginning();
        if (!begins.isRare()) {
            Matcher matcher = matcher(window).region(start, end);
            while (matcher.find()) {
                sink.accept(matcher);
            }
            return;
        }
        int at = begins.next(window.bytes(), start, end);
        Matcher matcher = at < end ? matcher(window) : null;
        while (matcher != null && at < end) {
            boolean matched = matcher.region(at, end).lookingAt();
            if (matched) {
                sink.accept(matcher);
            }
            at = begins.next(window.bytes(), matched ? matcher.end() : at + 1, end);
        }
    }

    /** Whether a match may begin at an index, as far as a look at some bytes tells. */
    boolean mayBeginAt(Window window, int start) {
        return stretch.allowsAt(window.bytes(), window.length(), start);
    }

    /** Sees, but does not match, what is beyond its region. */
    Matcher matcher(Window window) {
        return pattern().matcher(window.text()).useTransparentBounds(true).useAnchoringBounds(false);
    }

    private Beginning beginning() {
        Beginning ready = beginning;
        if (ready == null) {
            ready = Beginning.of(written);
            beginning = ready;
        }
        return ready;
    }

    private Pattern pattern() {
        Pattern ready = compiled;
        if (ready == null) {
            ready = Pattern.compile(written);
            compiled = ready;
        }
        return ready;
    }
}
