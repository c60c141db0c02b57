package io.claviger.cli.scan;

import io.claviger.cli.unpack.Unpacking;
import io.claviger.cli.verification.Vendors;
import io.claviger.engine.secrets.Fingerprinter;
import io.claviger.engine.secrets.Match;
import io.claviger.engine.secrets.Scan;
import io.claviger.engine.secrets.ScanContext;
import io.claviger.engine.secrets.ScanTotals;
import io.claviger.engine.secrets.Scanner;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Reads one text through the scanner and keeps what is to be told. Safe for use by several threads. */
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
     * @param allowances whether marks in the text and ignored fingerprints count
     * @param baseline fingerprints of an earlier report
     */
    record Choice(boolean all, boolean showSecrets, boolean allowances, Set<String> ignored, Set<String> baseline) {}

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
    List<Finding> read(InputStream in, Finding.Place place, BiConsumer<String, String> unread) throws IOException {
        List<Finding> findings = new ArrayList<>();
        new Unpacking(new Unpacking.Sink() {
                    @Override
                    public void text(String path, InputStream text) throws IOException {
                        one(text, path.equals(place.path()) ? place : place.inner(path), findings);
                    }

                    @Override
                    public void unread(String path, String why) {
                        unread.accept(path, why);
                    }
                })
                .open(place.path(), in);
        return findings;
    }

    private void one(InputStream in, Finding.Place place, List<Finding> findings) throws IOException {
        Scan scan =
                scanner.open(new ScanContext(place.path(), place.within(), now), match -> keep(match, place, findings));
        byte[] piece = PIECES.get();
        for (int count = in.read(piece); count >= 0 && !scan.skipped(); count = in.read(piece)) {
            scan.feed(piece, 0, count);
        }
        ScanTotals totals = scan.finish();
        counts.texts.incrementAndGet();
        counts.bytes.addAndGet(totals.bytes());
        if (totals.skipped()) {
            counts.pictures.incrementAndGet();
        } else if (totals.binary()) {
            counts.binary.incrementAndGet();
        }
    }

    private void keep(Match match, Finding.Place place, List<Finding> findings) {
        if (!match.verdict().reportable() && !choice.all()) {
            counts.unlikely.incrementAndGet();
            return;
        }
        String fingerprint = fingerprinter.fingerprint(match.value());
        if (choice.allowances()
                && (match.allowance() != null || choice.ignored().contains(fingerprint))) {
            counts.allowed.incrementAndGet();
        } else if (choice.baseline().contains(fingerprint)) {
            counts.known.incrementAndGet();
        } else {
            Finding finding = Finding.of(match, place, fingerprint, choice.showSecrets());
            Vendors asked = vendors;
            findings.add(
                    asked == null || !match.verdict().reportable()
                            ? finding
                            : finding.after(asked.ask(match.type(), match.value(), fingerprint)));
        }
    }
}
