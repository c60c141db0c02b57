package io.claviger.cli.scan;

import io.claviger.cli.verification.Vendors;
import io.claviger.engine.secrets.Fingerprinter;
import io.claviger.engine.secrets.KeywordMarks;
import io.claviger.engine.secrets.Match;
import io.claviger.engine.secrets.Scan;
import io.claviger.engine.secrets.ScanContext;
import io.claviger.engine.secrets.ScanTotals;
import io.claviger.engine.secrets.Scanner;
import io.claviger.engine.unpack.Unpacking;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Reads one text through the scanner and keeps what is found. Safe for use by several threads. */
final class TextScan {

    private static final int PIECE = 1 << 17;
    private static final ThreadLocal<byte[]> PIECES = ThreadLocal.withInitial(() -> new byte[PIECE]);

    private final Scanner scanner;
    private final Fingerprinter fingerprinter;
    private final Choice choice;
    private final Counts counts;
    private final Instant now;
    private @Nullable Vendors vendors;

    /**
     * What is told.
     *
     * @param all also placeholders and impossible values
     */
    record Choice(boolean all, boolean showSecrets, Ignoring ignoring) {}

    TextScan(Scanner scanner, Fingerprinter fingerprinter, Choice choice, Counts counts, Instant now) {
        this.scanner = scanner;
        this.fingerprinter = fingerprinter;
        this.choice = choice;
        this.counts = counts;
        this.now = now;
    }

    /** From now on the vendors of secrets are asked whether these are live. */
    void verifyWith(Vendors asked) {
        vendors = asked;
    }

    /**
     * Reads a text, or what is in it when it is an archive or a document.
     *
     * @param unread hears of what within it cannot be read, and why
     */
    Reading read(InputStream in, Finding.Place place, BiConsumer<String, String> unread) throws IOException {
        One one = new One(place, unread);
        new Unpacking(one).open(place.path(), in);
        count(place.within(), one.tally);
        return new Reading(one.findings, one.matches == 0 && one.missing == 0, one.tally, one.keywords);
    }

    /** Counts texts that are known, and need not be read. */
    void count(String path, Reading.Tally tally) {
        counts.add(path, tally);
    }

    /** The reading of one text. */
    private final class One implements Unpacking.Sink {
        private final Finding.Place place;
        private final BiConsumer<String, String> unread;
        private final List<Finding> findings = new ArrayList<>();
        private final KeywordMarks keywords = new KeywordMarks();
        private Reading.Tally tally = Reading.Tally.NONE;
        private int matches;
        private int missing;

        One(Finding.Place place, BiConsumer<String, String> unread) {
            this.place = place;
            this.unread = unread;
        }

        @Override
        public void text(String path, InputStream in) throws IOException {
            Finding.Place inner = path.equals(place.path()) ? place : place.inner(path);
            Scan scan = scanner.open(new ScanContext(inner.path(), inner.within(), now), match -> keep(match, inner));
            ScanTotals totals = all(in, scan);
            keywords.addAll(totals.keywords());
            tally = tally.plus(
                    new Reading.Tally(1, totals.binary() && !totals.skipped() ? 1 : 0, totals.skipped() ? 1 : 0));
        }

        private ScanTotals all(InputStream in, Scan scan) throws IOException {
            byte[] piece = PIECES.get();
            int count = in.readNBytes(piece, 0, piece.length);
            counts.bytes.addAndGet(count);
            if (count < piece.length) {
                return scan.whole(piece, count);
            }
            while (count >= 0 && !scan.skipped()) {
                scan.feed(piece, 0, count);
                count = in.read(piece);
                counts.bytes.addAndGet(Math.max(0, count));
            }
            return scan.finish();
        }

        @Override
        public void unread(String path, String why) {
            missing++;
            unread.accept(path, why);
        }

        private void keep(Match match, Finding.Place where) {
            matches++;
            if (!match.verdict().reportable() && !choice.all()) {
                counts.unlikely.incrementAndGet();
                return;
            }
            String fingerprint = fingerprinter.fingerprint(match.value());
            Suppression suppression = choice.ignoring().of(match, where, fingerprint);
            Finding finding = Finding.of(match, where, fingerprint, choice.showSecrets(), suppression);
            Vendors asked = vendors;
            findings.add(
                    asked == null || suppression != null || !match.verdict().reportable()
                            ? finding
                            : finding.after(asked.ask(match.type(), match.value(), fingerprint)));
        }
    }
}
