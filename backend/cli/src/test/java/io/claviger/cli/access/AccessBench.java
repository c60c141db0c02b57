package io.claviger.cli.access;

import io.claviger.engine.access.account.Estate;
import io.claviger.engine.access.account.EstateReader;
import io.claviger.engine.access.escalation.PrincipalReview;
import io.claviger.engine.access.escalation.Review;
import io.claviger.engine.access.evaluation.Evaluator;
import io.claviger.engine.json.JsonReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** How many decisions a second one core takes, and how many identities a second a review goes through. */
public final class AccessBench {

    private static final int CASES = 20_000;
    private static final int ROUNDS = 8;
    private static final int PRINCIPALS = 10_000;

    private AccessBench() {}

    public static void main(String[] arguments) {
        List<String> lines = WrittenCases.lines(CASES);
        double json = best("JSON of the cases read, nothing decided", CASES, () -> lines.forEach(JsonReader::read));
        double parsed = best("decisions with parsing", CASES, () -> lines.forEach(line -> AccessCase.answer(line, 1)));
        List<AccessCase.Asked> asked = new ArrayList<>();
        lines.forEach(line -> asked.add(AccessCase.asked((Map<?, ?>) Objects.requireNonNull(JsonReader.read(line)))));
        double decided = best(
                "decisions, parsing excluded",
                CASES,
                () -> asked.forEach(one -> Evaluator.decide(one.request(), one.policies())));
        System.out.printf(
                Locale.ROOT,
                "with parsing %.2f times the JSON alone, 100,000 wanted; without %.1f times as fast, 200,000 wanted%n",
                json / parsed,
                decided / parsed);
        String account = WrittenEstate.json(PRINCIPALS);
        System.out.printf(Locale.ROOT, "an account of %,d principals, %.1f MB%n", PRINCIPALS, account.length() / 1e6);
        double read = best("identities read as JSON", PRINCIPALS, () -> JsonReader.read(account));
        double reviewed = best("identities reviewed, from JSON to findings", PRINCIPALS, () -> review(account));
        System.out.printf(
                Locale.ROOT, "a review is %.1f times the JSON alone, 5,000 identities wanted%n", read / reviewed);
    }

    private static List<PrincipalReview> review(String account) {
        EstateReader reader = new EstateReader();
        reader.add(JsonReader.read(account));
        Estate estate = reader.read(Map.of());
        return Review.of(estate, Instant.EPOCH);
    }

    private static double best(String what, int count, Runnable round) {
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        double best = 0;
        for (int i = 0; i < ROUNDS; i++) {
            long start = clock.getCurrentThreadCpuTime();
            round.run();
            best = Math.max(best, count * 1e9 / (clock.getCurrentThreadCpuTime() - start));
        }
        System.out.printf(Locale.ROOT, "%-45s %,12.0f a second of one core%n", what, best);
        return best;
    }
}
