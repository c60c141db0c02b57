package io.claviger.engine.secrets;

import io.claviger.engine.secrets.judge.Identity;
import io.claviger.engine.secrets.judge.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was made of a candidate.
 *
 * @param byLooks whether it was refused only since it does not look random enough for its type: another type's may be
 */
record Judgement(
        Verdict verdict,
        double confidence,
        List<String> because,
        @Nullable Identity identity,
        boolean byLooks) {

    Judgement(Verdict verdict, double confidence, List<String> because, @Nullable Identity identity) {
        this(verdict, confidence, because, identity, false);
    }
}
