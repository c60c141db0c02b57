package io.claviger.server.exposure;

import io.claviger.engine.inspection.Inspected;
import io.claviger.engine.inspection.Inspection;
import io.claviger.engine.inspection.Inspector;
import io.claviger.engine.inspection.Surroundings;
import io.claviger.engine.secrets.Fingerprinter;
import io.claviger.engine.secrets.Scanner;
import io.claviger.engine.secrets.rules.RuleSet;
import io.claviger.engine.secrets.rules.SecretType;
import io.claviger.engine.verification.Liveness;
import io.claviger.server.sealing.Fingerprints;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;

/** Inspects one token that a person or program hands in. The token is gone when the answer is there. */
@ApplicationScoped
public class TokenInspection {

    private final Fingerprints fingerprints;
    private final KnownPlaces places;
    private final IssuerLookup issuers;
    private final VendorAnswers vendors;
    private final InstantSource clock;
    private final Inspector inspector = new Inspector(Scanner.of(RuleSet.builtIn()));

    TokenInspection(
            Fingerprints fingerprints,
            KnownPlaces places,
            IssuerLookup issuers,
            VendorAnswers vendors,
            InstantSource clock) {
        this.fingerprints = fingerprints;
        this.places = places;
        this.issuers = issuers;
        this.vendors = vendors;
        this.clock = clock;
    }

    /** An inspection, and by which fingerprint the catalog may know the token. */
    public record Answer(Inspection inspection, String fingerprint) {}

    /** @param verify whether to ask the token's vendor, too */
    public Answer inspect(String text, boolean verify) throws InterruptedException {
        Inspected first = inspector.inspect(text, Surroundings.UNKNOWN, issuers.keysFor(text), clock.instant());
        String fingerprint = Fingerprinter.under(fingerprints.key()).fingerprint(first.value());
        Inspection inspection = first.inspection().seen(places.of(fingerprint));
        SecretType type = first.type();
        if (!verify) {
            return new Answer(inspection, fingerprint);
        }
        Liveness liveness = type == null
                ? Liveness.unknown("the vendor was not asked: it is not known")
                : vendors.ask(type, first.value());
        return new Answer(new Inspected(inspection, first.value(), type).with(liveness), fingerprint);
    }
}
