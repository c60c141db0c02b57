package io.claviger.engine.inspection;

import io.claviger.engine.inspection.InspectionCheck.Result;
import io.claviger.engine.secrets.SecretValue;
import io.claviger.engine.secrets.judge.Verdict;
import io.claviger.engine.secrets.rules.SecretType;
import io.claviger.engine.verification.Liveness;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An inspection, and what is needed to look further: the value, by whose fingerprint it may be known, and its type, by
 * which its vendor can be asked. The value is not kept.
 */
public record Inspected(
        Inspection inspection, SecretValue value, @Nullable SecretType type) {

    /** The inspection with what the vendor said. */
    public Inspection with(Liveness liveness) {
        Result result = switch (liveness.state()) {
            case LIVE -> Result.PASS;
            case DEAD -> Result.FAIL;
            case UNKNOWN -> Result.UNKNOWN;
        };
        List<InspectionCheck> checks = new ArrayList<>(inspection.checks());
        checks.add(new InspectionCheck(
                "live",
                "Accepted by its vendor",
                result,
                liveness.because(),
                type == null ? "its vendor's documentation" : type.doc()));
        List<String> because = new ArrayList<>(inspection.because());
        because.add(liveness.because());
        Verdict verdict = switch (liveness.state()) {
            case LIVE -> Verdict.CONFIRMED;
            case DEAD -> Verdict.EXPIRED;
            case UNKNOWN -> inspection.verdict();
        };
        return inspection.with(verdict, because, checks);
    }
}
