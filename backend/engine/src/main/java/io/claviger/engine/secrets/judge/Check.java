package io.claviger.engine.secrets.judge;

import org.jspecify.annotations.Nullable;

/** One test of structure that needs no network. */
@FunctionalInterface
public interface Check {

    Ruling apply(Evidence evidence);

    /**
     * What a check says.
     *
     * @param verdict {@code null} when it does not decide
     * @param because in words, holding nothing of the secret; empty to say nothing
     * @param doubtful whether it is likely to be mistyped, cut or made up, and yet has to be told
     */
    record Ruling(
            @Nullable Verdict verdict,
            String because,
            @Nullable Identity identity,
            boolean doubtful) {

        static Ruling of(Verdict verdict, String because) {
            return new Ruling(verdict, because, null, false);
        }

        static Ruling note(String because) {
            return new Ruling(null, because, null, false);
        }

        static Ruling doubt(String because) {
            return new Ruling(null, because, null, true);
        }

        static Ruling silent() {
            return new Ruling(null, "", null, false);
        }

        Ruling naming(@Nullable Identity named) {
            return new Ruling(verdict, because, named, doubtful);
        }
    }
}
