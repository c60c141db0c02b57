package io.claviger.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.engine.posture.CatalogSchemas;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluationTest {
    private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "name == 'ci-deployer' ; true",
                "name.contains('deploy') && name.startsWith('ci-') && name.endsWith('er') ; true",
                "now - createdAt > days(90) ; true",
                "createdAt + days(200) > now ; true",
                "createdAt > now - days(90) ; false",
                "expiresAt == null ; true",
                "expiresAt < now ; false",
                "!(expiresAt < now) ; false",
                "expiresAt < now || name != '' ; true",
                "expiresAt != null && expiresAt < now ; false",
                "owner.name != 'Payments' ; false",
                "owner.name in ['Payments'] || !(owner.name in ['Payments']) ; false",
                "'repo' in scopes && !('admin' in scopes) ; true",
                "scopes.exists(s, s.endsWith('gist')) && scopes.all(s, size(s) == 4) ; true",
                "privilege in [] ; false",
                "riskScore > 49.5 && riskScore in [50] ; true",
                "riskScore + 9223372036854775807 > 0 ; false",
                "attribute('hash') == 'md5' && attribute('none') == null && attribute('bits') == '8' ; true",
                "(expiresAt < now ? true : true) ; false",
                "name.matches('^ci-[a-z]+$') && !name.matches('^x') ; true",
                "name.lowerAscii() == 'ci-deployer' == true ; true",
            })
    void hasThreeValuedLogic(String text, boolean matches) throws ExpressionException {
        // Given
        CompiledExpression expression = ExpressionCompiler.compile(CatalogSchemas.CREDENTIAL, text);

        // When
        boolean matched = expression.evaluate(credential(), NOW);

        // Then
        assertThat(matched).isEqualTo(matches);
    }

    @Test
    void tellsWhichFieldsDecided() throws ExpressionException {
        // Given
        CompiledExpression expression = ExpressionCompiler.compile(
                CatalogSchemas.CREDENTIAL,
                "status == 'ACTIVE' && (expiresAt < now || lastUsedAt == null || attribute('hash') == 'md5')");

        // When
        var decided = expression.decidedBy(credential(), NOW);

        // Then
        assertThat(decided).containsExactly("status", "lastUsedAt", "attribute(\"hash\")");
    }

    private static Map<String, Object> credential() {
        Map<String, Object> values = new HashMap<>();
        values.put("name", "ci-deployer");
        values.put("status", "ACTIVE");
        values.put("createdAt", NOW.minusSeconds(100 * 86_400L));
        values.put("riskScore", 50);
        values.put("scopes", List.of("repo", "gist"));
        values.put("attributes", Map.of("hash", "md5", "bits", 8));
        return values;
    }
}
