package io.claviger.engine.secrets;

import io.claviger.engine.secrets.judge.Identity;
import io.claviger.engine.secrets.judge.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was made of a candidate. */
record Judgement(
        Verdict verdict,
        double confidence,
        List<String> because,
        @Nullable Identity identity) {}
