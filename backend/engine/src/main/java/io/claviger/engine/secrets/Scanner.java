package io.claviger.engine.secrets;

import io.claviger.engine.secrets.rules.RuleSet;
import java.util.List;
import java.util.function.Consumer;

/**
 * Finds secrets. Made once from rules, in some milliseconds; used by any number of threads at the same time.
 *
 * <pre>{@code
 * Scanner scanner = Scanner.of(RuleSet.builtIn());
 * scanner.scan(bytes, new ScanContext("deploy.yml", now), match -> ...);
 * }</pre>
 *
 * Matches come in the order of their place, at most one for each byte of text, whatever their verdict: filter by
 * {@link io.claviger.engine.secrets.judge.Verdict#reportable()}. Time grows linearly with the text, and memory does not
 * grow with it.
 */
public final class Scanner {

    private final RuleSet rules;
    private final CandidateFinder finder;
    private final Vicinity vicinity = new Vicinity();

    private Scanner(RuleSet rules) {
        this.rules = rules;
        this.finder = new CandidateFinder(rules);
    }

    public static Scanner of(RuleSet rules) {
        return new Scanner(rules);
    }

    public RuleSet rules() {
        return rules;
    }

    /** Scans a text that is in memory. */
    public ScanTotals scan(byte[] text, ScanContext context, Consumer<Match> sink) {
        return open(context, sink).whole(text, text.length);
    }

    /** What in a short text, such as a line, calls for types, and why it brings no match by itself. */
    public List<Clue> clues(byte[] text, ScanContext context) {
        return finder.clues(new Window(text, text.length), context);
    }

    /** Begins to scan a text that comes in pieces. */
    public Scan open(ScanContext context, Consumer<Match> sink) {
        return new Scan(finder, new Judge(vicinity, context), context, sink);
    }
}
