package io.claviger.engine.secrets;

import io.claviger.engine.secrets.Overlaps.Judged;
import io.claviger.engine.secrets.rules.SecretType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The scan of one text that comes in pieces. Not safe for use by several threads.
 *
 * <p>The text passes through windows that overlap. A window answers for the matches that begin in its own part, which
 * ends so far before the window's end that the longest secret fits, and begins so far after its start that what stands
 * before a secret is seen.
 */
public final class Scan {

    static final int WINDOW = 1 << 20;
    /** More than the longest secret and what may follow it. */
    static final int AHEAD = 32 << 10;
    /** More than the longest text before a secret that a type looks at. */
    static final int BEHIND = 8 << 10;

    private static final int SNIFFED = 8_000;

    private final CandidateFinder finder;
    private final Judge judge;
    private final ScanContext context;
    private final Consumer<Match> sink;
    private final Positions positions = new Positions();
    private byte[] buffer = new byte[0];
    private int length;
    private int own;
    private long fed;
    private boolean begun;
    private boolean binary;

    Scan(CandidateFinder finder, Judge judge, ScanContext context, Consumer<Match> sink) {
        this.finder = finder;
        this.judge = judge;
        this.context = context;
        this.sink = sink;
    }

    /** Takes the next piece, and may hand matches to the sink. */
    public void feed(byte[] piece, int offset, int count) {
        fed += count;
        int from = offset;
        int left = count;
        while (left > 0 && !binary) {
            int taken = Math.min(left, WINDOW - length);
            room(taken);
            System.arraycopy(piece, from, buffer, length, taken);
            length += taken;
            from += taken;
            left -= taken;
            if (length == WINDOW) {
                search(length - AHEAD);
                slide();
            }
        }
    }

    /** Ends the text. */
    public ScanTotals finish() {
        if (!binary && length > 0) {
            search(length);
        }
        length = 0;
        return new ScanTotals(fed, binary);
    }

    /** Whether the text has turned out to be none; the rest of it need not be fed. */
    public boolean binary() {
        return binary;
    }

    private void room(int more) {
        if (length + more > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.min(WINDOW, Math.max(length + more, buffer.length * 2)));
        }
    }

    private void search(int end) {
        if (!begun) {
            begun = true;
            binary = looksBinary();
        }
        if (binary) {
            return;
        }
        Window window = new Window(buffer, length);
        List<Candidate> candidates = finder.find(window, context.path());
        if (!candidates.isEmpty()) {
            report(window, candidates, end);
        }
        own = end;
    }

    private void report(Window window, List<Candidate> candidates, int end) {
        Map<Seen, Candidate> different = new LinkedHashMap<>();
        for (Candidate candidate : candidates) {
            Seen place = new Seen(candidate.type().id(), candidate.start(), candidate.end());
            different.merge(place, candidate, (one, other) -> one.rank() >= other.rank() ? one : other);
        }
        List<Judged> judged = new ArrayList<>();
        for (Candidate candidate : different.values()) {
            judged.add(new Judged(candidate, judge.judge(candidate, window, context)));
        }
        for (Judged kept : Overlaps.resolve(judged)) {
            int start = kept.candidate().start();
            if (start >= own && start < end) {
                sink.accept(match(window, kept));
            }
        }
    }

    private Match match(Window window, Judged judged) {
        Candidate candidate = judged.candidate();
        Judgement judgement = judged.judgement();
        SecretType type = candidate.type();
        String value = window.text().substring(candidate.start(), candidate.end());
        return new Match(
                type,
                positions.span(buffer, candidate.start(), candidate.end()),
                judgement.verdict(),
                judgement.confidence(),
                judgement.because(),
                judgement.identity(),
                candidate.groups().get("host"),
                Preview.of(value, type.judging().shown()),
                SecretValue.of(value),
                window.allowance(candidate.start(), candidate.end()));
    }

    private void slide() {
        int keep = Math.max(0, own - BEHIND);
        positions.advance(buffer, keep);
        System.arraycopy(buffer, keep, buffer, 0, length - keep);
        length -= keep;
        own -= keep;
    }

    private boolean looksBinary() {
        for (int i = 0; i < Math.min(length, SNIFFED); i++) {
            if (buffer[i] == 0) {
                return true;
            }
        }
        return false;
    }

    private record Seen(String type, int start, int end) {}
}
