package io.claviger.server.exposure;

import io.claviger.engine.secrets.Fingerprinter;
import io.claviger.engine.secrets.Match;
import io.claviger.engine.secrets.Scan;
import io.claviger.engine.secrets.ScanContext;
import io.claviger.engine.secrets.Scanner;
import io.claviger.engine.secrets.judge.Identity;
import io.claviger.engine.secrets.rules.RuleSet;
import io.claviger.engine.unpack.Unpacking;
import io.claviger.server.catalog.ExposureSeen;
import io.claviger.server.crawl.TextInspector;
import io.claviger.server.sealing.Fingerprints;
import io.claviger.spi.ConnectorException.Category;
import io.claviger.spi.Problem;
import io.claviger.spi.Text;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
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
    public List<ExposureSeen> inspect(Text text, Consumer<Problem> unread) throws InterruptedException {
        Inspection inspection = new Inspection(text, unread);
        try (InputStream in = text.content().open()) {
            new Unpacking(inspection).open(text.place().location(), in);
        } catch (InterruptedIOException stopped) {
            throw new InterruptedException(stopped.getMessage());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(
                    "Cannot read " + text.place().location() + ": " + unreadable.getMessage(), unreadable);
        }
        return inspection.found;
    }

    /** The inspection of one text, and of what is packed in it, which has the same place and a location of its own. */
    private final class Inspection implements Unpacking.Sink {
        private final Text text;
        private final Consumer<Problem> unread;
        private final List<ExposureSeen> found = new ArrayList<>();
        private final Fingerprinter keyed = fingerprinter();

        Inspection(Text text, Consumer<Problem> unread) {
            this.text = text;
            this.unread = unread;
        }

        @Override
        public void text(String location, InputStream in) throws IOException {
            Scan scan = scanner.open(new ScanContext(location, clock.instant()), match -> {
                if (match.verdict().reportable()) {
                    found.add(seen(text.place(), location, match, keyed.fingerprint(match.value())));
                }
            });
            byte[] piece = new byte[size(text.size())];
            for (int count = in.read(piece); count >= 0 && !scan.skipped(); count = in.read(piece)) {
                scan.feed(piece, 0, count);
                if (Thread.interrupted()) {
                    throw new InterruptedIOException("the inspection of " + location + " was stopped");
                }
            }
            scan.finish();
        }

        @Override
        public void unread(String location, String why) {
            unread.accept(Problem.ofFact(
                    Category.PROTOCOL,
                    text.place().ref().externalId(),
                    location + " was not searched for secrets: " + why,
                    "Unpack it, and search what comes out with: claviger scan FOLDER"));
        }
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

    private static ExposureSeen seen(Text.Place place, String location, Match match, String fingerprint) {
        Identity named = nameable(match);
        return new ExposureSeen(
                match.type().id(),
                match.provider(),
                match.type().title(),
                match.type().severity().name(),
                place.ref(),
                place.resource(),
                location,
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
