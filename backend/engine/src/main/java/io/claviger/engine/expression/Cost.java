package io.claviger.engine.expression;

/** What an expression may cost when it is evaluated in memory, in comparisons. */
final class Cost {
    private static final int ELEMENTS = 20;
    private static final int PATTERN = 20;

    private Cost() {}

    static int of(Term term) {
        int parts = term.parts().stream().mapToInt(Cost::of).reduce(0, Cost::sum);
        return sum(
                1,
                switch (term) {
                    case Term.Quantifier quantifier -> Math.clamp((long) parts * ELEMENTS, 0, Integer.MAX_VALUE);
                    case Term.Matches matches ->
                        sum(parts, PATTERN + matches.pattern().pattern().length());
                    default -> parts;
                });
    }

    private static int sum(int a, int b) {
        return (int) Math.min(Integer.MAX_VALUE, (long) a + b);
    }
}
