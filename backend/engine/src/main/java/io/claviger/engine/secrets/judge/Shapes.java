package io.claviger.engine.secrets.judge;

import io.claviger.engine.secrets.judge.Check.Ruling;

/** Whether a value that only its neighbours call a secret looks random. */
final class Shapes {

    private Shapes() {}

    /**
     * The argument is {@code random}: neither a word nor a number nor something with a meaning of its own. For values that
     * stand behind a vendor's name and have nothing but a length.
     */
    static Ruling check(Evidence evidence) {
        String value = evidence.value();
        if (value.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Ruling.of(Verdict.IMPOSSIBLE, "only digits");
        }
        if (value.chars().noneMatch(c -> c >= '0' && c <= '9')) {
            return Ruling.of(Verdict.IMPOSSIBLE, "no digit among its characters");
        }
        return Ruling.silent();
    }
}
