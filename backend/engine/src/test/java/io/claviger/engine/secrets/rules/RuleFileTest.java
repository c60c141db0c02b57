package io.claviger.engine.secrets.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleFileTest {

    private static final String GOOD =
            ShopRules.text("token: 'shop_[0-9a-f]{32}'", "examples: ['shop_{{hex 32}}']", "near: ['shop_{{hex 20}}']");

    @Test
    void takesKeywordAndBoundariesFromAToken() {
        // When
        SecretType type = RuleFile.parse("shop.yaml", GOOD).getFirst().type();

        // Then
        assertThat(type.id()).isEqualTo("shop/api-key");
        assertThat(type.recognition().keywords()).containsExactly("shop_");
        assertThat(type.judging().shown()).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "severity: high | severity: grave | a severity is low, medium, high or critical, not 'grave'",
                "token: | tokn: | 'tokn' is not known here",
                "{32} | * | a repetition without an end",
                "[0-9a-f] | [0-9a-f | the pattern is malformed",
                "kind: api-key | kind: API | a kind is a lower-case word",
                "title: Shop API key | colour: red | 'colour' is not known here",
                "opens: The shop's API | entropy: much | 'opens' is missing",
                "provider: shop | provider: Shop! | a provider is a lower-case word",
                "provider: shop | provider: [ | is not YAML",
                "examples: | checks: [no-such] | there is no check",
            })
    void refusesAMistakeAndSaysWhere(String part, String mistake, String message) {
        assertThatThrownBy(() -> RuleFile.parse("shop.yaml", GOOD.replace(part, mistake)))
                .isInstanceOf(RuleException.class)
                .hasMessageContaining("shop.yaml");
        assertThatThrownBy(() -> RuleFile.parse("shop.yaml", changed(part, mistake)))
                .hasMessageContaining(message);
    }

    @Test
    void replacesATypeOfTheSameId() {
        RuleSet rules = new RuleSet(
                java.util.List.of(RuleFile.parse("a", GOOD).getFirst().type()));
        RuleSet changed = rules.with(java.util.List.of(RuleFile.parse("b", GOOD.replace("Shop API key", "Other"))
                .getFirst()
                .type()));
        assertThat(changed.types()).extracting(SecretType::title).containsExactly("Other");
    }

    private static String changed(String part, String mistake) {
        String changed = GOOD.replace(part, mistake);
        return mistake.startsWith("checks") ? GOOD + "    checks: [no-such]\n" : changed;
    }
}
