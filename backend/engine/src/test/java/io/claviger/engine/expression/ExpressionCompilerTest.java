package io.claviger.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.claviger.engine.posture.CatalogSchemas;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionCompilerTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "expiresAt == null && privilege in ['ADMIN','WRITE']",
                "source.connector == \"postgres\" && identity.name != null",
                "now - createdAt > days(90) || lastUsedAt < now - hours(36)",
                "\"repo\" in scopes && size(scopes) > 3",
                "attribute(\"hash\") == 'md5'",
                "scopes.exists(s, s.startsWith('admin:'))",
                "name.lowerAscii().matches('^ci-[0-9]+$') ? riskScore >= 50 : exposureCount > 0",
                "expiresAt < timestamp('2027-01-01T00:00:00+01:00')",
                "!(status == 'ACTIVE') && owner.confidence < 0.5 && riskScore > -1",
            })
    void acceptsWhatIsTyped(String text) {
        // When
        List<ExpressionProblem> problems = ExpressionCompiler.problems(CatalogSchemas.CREDENTIAL, text);

        // Then
        assertThat(problems).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "expireAt == null | 1 | 8 | there is no field 'expireAt' on a credential; did you mean expiresAt?",
                "name == 'a' && source.conector == 'git' | 16 | 15 | did you mean source.connector?",
                "connector == 'git' | 1 | 9 | did you mean source.connector?",
                "expiresAt < '2026' | 11 | 1 | a time cannot be compared with text: write timestamp(",
                "privilege == 'ADMN' | 14 | 6 | privilege is never \"ADMN\"",
                "name == null | 6 | 2 | name is always known, so it is never null",
                "name.startWith('x') | 15 | 1 | did you mean startsWith?",
                "riskScore | 1 | 9 | the expression is a whole number, and must be true or false",
                "scopes == 'repo' | 8 | 2 | write \"…\" in the list",
                "name = 'x' | 6 | 1 | '=' is not understood here",
                "name == 'x' and status == 'ACTIVE' | 13 | 3 | 'and' is not understood here",
                "name == | 8 | 1 | the expression ends too early",
                "name.matches('(') | 14 | 3 | not a pattern (RE2)",
                "days(90) | 5 | 1 | the expression is a duration",
                "now + days(99999) > createdAt | 11 | 1 | at most 36500 days",
                "name == 'a\\u0000' | 9 | 9 | a text cannot hold the character 0",
                "createdAt + lastUsedAt > now | 11 | 1 | + is not possible with a time and a time",
                "riskScore > 9e999 | 13 | 5 | the number is too large",
            })
    void tellsWhereAndWhatIsWrong(String text, int column, int length, String message) {
        // When
        List<ExpressionProblem> problems = ExpressionCompiler.problems(CatalogSchemas.CREDENTIAL, text);

        // Then
        assertThat(problems).hasSize(1);
        assertThat(problems.getFirst().message()).contains(message);
        assertThat(problems.getFirst().column()).isEqualTo(column);
        assertThat(problems.getFirst().length()).isEqualTo(length);
        assertThat(problems.getFirst().line()).isEqualTo(1);
    }

    @Test
    void tellsEveryProblemWithItsLine() {
        // When
        List<ExpressionProblem> problems = ExpressionCompiler.problems(
                CatalogSchemas.CREDENTIAL, "nam == 'é😀' &&\n  stats == 'ACTIVE' &&\n  scopes.exist(s, true)");

        // Then
        assertThat(problems).extracting(ExpressionProblem::line).containsExactly(1, 2, 3);
        assertThat(problems).extracting(ExpressionProblem::column).containsExactly(1, 3, 15);
        assertThat(problems.get(0).suggestions()).contains("name");
        assertThat(problems.get(1).suggestions()).contains("status");
        assertThat(problems.get(2).suggestions()).contains("exists");
    }

    @Test
    void refusesWhatCostsTooMuch() {
        // Given
        String list = "'a',".repeat(900) + "'b'";
        String tooLong = "name == '" + "x".repeat(ExpressionCompiler.MAX_LENGTH) + "'";
        String costly = "scopes.exists(s, s in [" + list.substring(0, 3_600) + "'b'])";
        String deep = "(".repeat(500) + "true" + ")".repeat(500);

        // When
        // Then
        assertThatThrownBy(() -> ExpressionCompiler.compile(CatalogSchemas.CREDENTIAL, tooLong))
                .hasMessageContaining("longer than 4000 characters");
        assertThatThrownBy(() -> ExpressionCompiler.compile(CatalogSchemas.CREDENTIAL, costly))
                .hasMessageContaining("at most 2000 is allowed");
        assertThatThrownBy(() -> ExpressionCompiler.compile(CatalogSchemas.CREDENTIAL, deep))
                .hasMessageContaining("nested too deeply");
    }

    @Test
    void knowsWhatItReads() throws ExpressionException {
        // When
        CompiledExpression expression = ExpressionCompiler.compile(
                CatalogSchemas.CREDENTIAL, "identity.name == 'x' && attribute('hash') == null && expiresAt < now");

        // Then
        assertThat(expression.fields()).containsExactly("identity.name", "expiresAt");
        assertThat(expression.attributes()).containsExactly("hash");
        assertThat(expression.usesNow()).isTrue();
    }
}
