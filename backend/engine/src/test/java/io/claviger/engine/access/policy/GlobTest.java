package io.claviger.engine.access.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {

    private static final String[] PIECES = {"a", "b", "*", "?"};

    @ParameterizedTest
    @CsvSource({
        "arn:aws:s3:::shop/*, arn:aws:s3:::*/logs, arn:aws:s3:::shop/logs",
        "*, arn:aws:s3:::shop, arn:aws:s3:::shop",
        "x/*, */*, x/*",
        "a?, *b, ab"
    })
    void keepsOfTwoPatternsWhatBothMatch(String one, String other, String both) {
        assertThat(String.valueOf(Glob.text(one).and(Glob.text(other)))).isEqualTo(both);
    }

    @Test
    void findsNothingWhereNothingIsInCommon() {
        assertThat(Glob.arn("arn:aws:s3:::shop/*").and(Glob.arn("arn:aws:s3:::home/*")))
                .isNull();
        assertThat(Glob.arn("arn:aws:s*s:1:jobs").and(Glob.arn("arn:aws:sqs:eu:1:jobs")))
                .isNull();
    }

    @Test
    void agreesWithTryingAllTexts() {
        // Given
        Random random = new Random(3);
        List<String> texts = texts();
        for (int i = 0; i < 3000; i++) {
            Glob one = Glob.text(pattern(random));
            Glob other = Glob.text(pattern(random));
            // When
            Glob both = one.and(other);
            // Then
            boolean some = texts.stream().anyMatch(text -> one.matches(text) && other.matches(text));
            assertThat(both != null).as("%s and %s", one, other).isEqualTo(some);
            if (both != null) {
                assertThat(one.matches(both.sample())).as("%s of %s", both, one).isTrue();
                assertThat(other.matches(both.sample()))
                        .as("%s of %s", both, other)
                        .isTrue();
            }
        }
    }

    private static String pattern(Random random) {
        StringBuilder pattern = new StringBuilder();
        for (int length = random.nextInt(5); length >= 0; length--) {
            pattern.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return pattern.toString();
    }

    /** All texts of two letters that are long enough for two patterns of five pieces. */
    private static List<String> texts() {
        List<String> all = new ArrayList<>(List.of(""));
        int from = 0;
        for (int length = 0; length < 10; length++) {
            int end = all.size();
            for (int i = from; i < end; i++) {
                all.add(all.get(i) + "a");
                all.add(all.get(i) + "b");
            }
            from = end;
        }
        return all;
    }
}
