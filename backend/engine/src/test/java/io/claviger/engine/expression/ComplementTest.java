package io.claviger.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.engine.posture.CatalogSchemas;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a condition and its complement say of the same objects. */
class ComplementTest {

    @Test
    void everyObjectMatchesOrIsInExactlyOnePartOfTheComplement() throws ExpressionException {
        // Given
        Random random = new Random(20261121);
        RandomExpressions expressions = new RandomExpressions(random);
        RandomRows rows = new RandomRows(random);
        int turned = 0;
        for (int i = 0; i < 4_000; i++) {
            CompiledExpression expression =
                    ExpressionCompiler.compile(CatalogSchemas.CREDENTIAL, expressions.condition(0));

            // When
            List<CompiledExpression> unmatched = expression.unmatched();

            // Then
            turned += unmatched.isEmpty() ? 0 : 1;
            for (int j = 0; j < 20 && !unmatched.isEmpty(); j++) {
                Map<String, @Nullable Object> row = rows.next();
                long outside = unmatched.stream()
                        .filter(part -> part.evaluate(row, RandomRows.NOW))
                        .count();
                assertThat(outside)
                        .as("%s of %s", expression, row)
                        .isEqualTo(expression.evaluate(row, RandomRows.NOW) ? 0 : 1);
            }
        }
        assertThat(turned).isGreaterThan(500);
    }

    @Test
    void sortsOutWhatIsUnknown() throws ExpressionException {
        // Given
        CompiledExpression soon = compile("expiresAt < now + days(30)");

        // When
        List<CompiledExpression> unmatched = soon.unmatched();

        // Then
        assertThat(unmatched).hasSize(2);
        assertThat(unmatched).anyMatch(part -> part.evaluate(Map.of(), RandomRows.NOW));
    }

    @Test
    void knowsThatACountIsNeverNegative() throws ExpressionException {
        // Given
        CompiledExpression none = compile("exposureCount == 0");

        // When
        List<CompiledExpression> unmatched = none.unmatched();

        // Then
        assertThat(unmatched).hasSize(1);
    }

    @Test
    void leavesAloneWhatHasNoSimpleForm() throws ExpressionException {
        // Given
        CompiledExpression mixed = compile("riskScore > 3 || name.contains('x')");

        // When
        List<CompiledExpression> unmatched = mixed.unmatched();

        // Then
        assertThat(unmatched).isEmpty();
    }

    private static CompiledExpression compile(String text) throws ExpressionException {
        return ExpressionCompiler.compile(CatalogSchemas.CREDENTIAL, text);
    }
}
