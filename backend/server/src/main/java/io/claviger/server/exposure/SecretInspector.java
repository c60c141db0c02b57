package io.claviger.server.exposure;

import io.claviger.engine.secrets.Fingerprinter;
import io.claviger.engine.secrets.Match;
import io.claviger.engine.secrets.Scan;
import io.claviger.engine.secrets.ScanContext;
import io.claviger.engine.secrets.Scanner;
import io.claviger.engine.secrets.judge.Identity;
import io.claviger.engine.secrets.rules.RuleSet;
import io.claviger.server.catalog.ExposureSeen;
import io.claviger.server.crawl.TextInspector;
import io.claviger.server.sealing.Fingerprints;
import io.claviger.spi.Text;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds secrets in text. Keeps a keyed fingerprint, a redacted preview and the place; never the value. */
@ApplicationScoped
class SecretInspector implements TextInspector {
    private static final int PIECE = 1 << 17;

    private final Fingerprints fingerprints;
    private final Scanner scanner = Scanner.of(RuleSet.builtIn());
    private final InstantSource clock;
    private volatile @Nullable Fingerprinter fingerprinter;

    SecretInspector(Fingerprints fingerprints, InstantSource clock) {
        this.fingerprints = fingerprints;
        this.clock = clock;
    }

    @Override
    public List<ExposureSeen> inspect(Text text) throws InterruptedException {
        List<ExposureSeen> found = new ArrayList<>();
        Fingerprinter keyed = fingerprinter();
        Scan scan = scanner.open(new ScanContext(text.place().location(), clock.instant()), match -> {
            if (match.verdict().reportable()) {
                found.add(seen(text.place(), match, keyed.fingerprint(match.value())));
            }
        });
        try (InputStream in = text.content().open()) {
            byte[] piece = new byte[size(text.size())];
            for (int count = in.read(piece); count >= 0 && !scan.skipped(); count = in.read(piece)) {
                scan.feed(piece, 0, count);
                if (Thread.interrupted()) {
                    throw new InterruptedException(
                            "the inspection of " + text.place().location() + " was stopped");
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(
                    "Cannot read " + text.place().location() + ": " + unreadable.getMessage(), unreadable);
        }
        scan.finish();
        return found;
    }

    /** Most texts are small: a source hands in many of them. */
    private static int size(long known) {
        return known < 0 ? PIECE : (int) Math.clamp(known, 1, PIECE);
    }

    private Fingerprinter fingerprinter() {
        Fingerprinter known = fingerprinter;
        if (known == null) {
            known = Fingerprinter.under(fingerprints.key());
            fingerprinter = known;
        }
        return known;
    }

    private static ExposureSeen seen(Text.Place place, Match match, String fingerprint) {
        Identity named = nameable(match);
        return new ExposureSeen(
                match.type().id(),
                match.type().provider(),
                match.type().title(),
                match.type().severity().name(),
                place.ref(),
                place.resource(),
                place.location(),
                place.version(),
                place.current(),
                place.author(),
                place.writtenAt(),
                match.span().line(),
                match.span().column(),
                match.span().endLine(),
                match.span().endColumn(),
                fingerprint,
                match.preview(),
                match.value().length(),
                match.verdict().name(),
                match.confidence(),
                match.because(),
                named == null ? null : named.kind(),
                named == null ? null : named.externalId(),
                attributes(place, match));
    }

    /** A name that is the secret itself is not kept. */
    private static @Nullable Identity nameable(Match match) {
        Identity named = match.identity();
        return named == null || match.value().lend(value -> value.contains(named.externalId())) && !isShown(named)
                ? null
                : named;
    }

    private static boolean isShown(Identity named) {
        return named.shown().equals(named.externalId());
    }

    private static Map<String, Object> attributes(Text.Place place, Match match) {
        Map<String, Object> attributes = new HashMap<>(place.attributes());
        if (match.host() != null) {
            attributes.put("host", match.host());
        }
        if (match.allowance() != null) {
            // told, and left to the policies: what is in a text must not be able to hide a secret from the inventory
            attributes.put("allowed", true);
        }
        return attributes;
    }
}
