package io.claviger.engine.secrets;

import io.claviger.engine.secrets.Layers.Sighting;
import io.claviger.engine.secrets.rules.SecretType;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

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
    private Content content = Content.TEXT;
    private @Nullable WideText wide;
    private final KeywordMarks marks = new KeywordMarks();

    Scan(CandidateFinder finder, Judge judge, ScanContext context, Consumer<Match> sink) {
        this.finder = finder;
        this.judge = judge;
        this.context = context;
        this.sink = sink;
    }

    /** Takes the next piece, and may hand matches to the sink. */
    public void feed(byte[] piece, int offset, int count) {
        if (fed == 0) {
            wide = WideText.of(piece, offset, count);
        }
        fed += count;
        if (wide == null) {
            take(piece, offset, count);
        } else {
            byte[] narrow = wide.narrow(piece, offset, count);
            take(narrow, 0, narrow.length);
        }
    }

    private void take(byte[] piece, int offset, int count) {
        int from = offset;
        int left = count;
        while (left > 0 && content != Content.PICTURE) {
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

    /** Takes a whole text, which must not change meanwhile, and ends it. */
    public ScanTotals whole(byte[] text, int count) {
        boolean fits = fed == 0 && count < WINDOW && WideText.of(text, 0, count) == null;
        if (!fits) {
            feed(text, 0, count);
            return finish();
        }
        fed = count;
        length = count;
        buffer = text;
        return finish();
    }

    /** Ends the text. */
    public ScanTotals finish() {
        if (content != Content.PICTURE && length > 0) {
            search(length);
        }
        length = 0;
        return new ScanTotals(fed, content == Content.PICTURE, content == Content.BINARY, marks);
    }

    /** Whether the text has turned out to be a picture or the like, in which nothing is written; the rest need not be fed. */
    public boolean skipped() {
        return content == Content.PICTURE;
    }

    private void room(int more) {
        if (length + more > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.min(WINDOW, Math.max(length + more, buffer.length * 2)));
        }
    }

    private void search(int end) {
        if (!begun) {
            begun = true;
            content = Content.of(buffer, length);
        }
        if (content == Content.PICTURE) {
            return;
        }
        Window window = new Window(buffer, length);
        Layers layers = new Layers(finder, judge, context, content == Content.BINARY);
        List<Sighting> sightings = layers.search(window, own == 0);
        marks.addAll(layers.marks());
        report(sightings, window, end);
        own = end;
    }

    private void report(List<Sighting> sightings, Window window, int end) {
        if (sightings.isEmpty()) {
            return;
        }
        VendorNames names = finder.vendors().names(window);
        for (Sighting kept : sightings) {
            int start = kept.candidate().start();
            if (start >= own && start < end) {
                sink.accept(match(window, names, kept));
            }
        }
    }

    private Match match(Window window, VendorNames names, Sighting sighting) {
        Candidate candidate = sighting.candidate();
        Judgement judgement = sighting.judgement();
        SecretType type = candidate.type();
        return new Match(
                type,
                finder.vendors().of(type, window, names, candidate.start(), candidate.end(), context),
                positions.span(buffer, candidate.start(), candidate.end()),
                judgement.verdict(),
                judgement.confidence(),
                judgement.because(),
                judgement.identity(),
                candidate.groups().get("host"),
                Preview.of(sighting.value(), type.judging().shown()),
                SecretValue.of(sighting.value(), judge.companions(candidate, window, judgement.identity())),
                new Surroundings(
                        window.line(candidate.start(), candidate.end()),
                        candidate.groups().getOrDefault(OwnPatterns.WHOLE, sighting.value())),
                window.allowance(candidate.start(), candidate.end()));
    }

    private void slide() {
        int keep = Math.max(0, own - BEHIND);
        positions.advance(buffer, keep);
        System.arraycopy(buffer, keep, buffer, 0, length - keep);
        length -= keep;
        own -= keep;
    }
}
