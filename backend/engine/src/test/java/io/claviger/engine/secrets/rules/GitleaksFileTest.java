package io.claviger.engine.secrets.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GitleaksFileTest {

    private static final UnaryOperator<String> NO_OTHER = path -> {
        throw new RuleException(path + " is not there");
    };

    @Test
    void makesATypeOfEachRule() {
        // When
        OwnRules rules = OwnRuleFile.read("own.toml", """
                title = "Shop"
                [[rules]]
                id = "shop-key"
                description = "Shop key"
                regex = '''shop_([0-9a-f]{8})'''
                path = '''\\.ya?ml$'''
                secretGroup = 1
                entropy = 2.5
                keywords = ["SHOP_"]
                tags = ["shop"]
                """, NO_OTHER);

        // Then
        assertThat(rules.problems()).isEmpty();
        assertThat(rules.types()).singleElement().satisfies(type -> {
            assertThat(type.id()).isEqualTo("custom/shop-key");
            assertThat(type.title()).isEqualTo("Shop key");
            assertThat(type.recognition().keywords()).containsExactly("SHOP_");
            assertThat(type.recognition().anyCase()).isTrue();
            assertThat(type.recognition().own()).isEqualTo(new SecretType.Own(1, "\\.ya?ml$", false));
            assertThat(type.judging().minEntropy()).isEqualTo(2.5);
        });
    }

    @Test
    void usesTheOtherRulesWhenOneIsWrong() {
        // When
        OwnRules rules = OwnRuleFile.read("own.toml", """
                [[rules]]
                id = "open"
                regex = '''a(b'''
                [[rules]]
                id = "ahead"
                regex = "a(?=b)"
                [[rules]]
                id = "group"
                regex = "a"
                secretGroup = 2
                [[rules]]
                id = "good"
                regex = "a"
                """, NO_OTHER);

        // Then
        assertThat(rules.types()).extracting(SecretType::id).containsExactly("custom/good");
        assertThat(rules.problems())
                .containsExactly(
                        "own.toml:3:9: rule 'open': 'regex' is malformed: missing closing ): `a(b`",
                        "own.toml:6:9: rule 'ahead': 'regex' is malformed: invalid or unsupported Perl syntax: `(?=`,"
                                + " which RE2 does not have: it runs in linear time, without looking ahead or behind",
                        "own.toml:10:15: rule 'group': 'secretGroup' is 2, but the regex has 0 groups");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            [[rules]]~regex = 'a'                                  | own.toml:2:9: a rule has no id
            [[rules]]~id = 'a'~path = 'b'                          | own.toml:3:8: rule 'a': it has no regex
            [[rules]]~id = 'a'~regex = 'b'~[[rules.required]]~id = 'c' | own.toml:4:1: rule 'a': rules that require others
            [extend]~url = 'https://x'                             | own.toml:2:7: 'extend.url' is not followed
            [extend]~path = 'base.toml'                            | base.toml is not there
            [[allowlists]]~condition = 'xor'                       | own.toml:2:13: a condition is AND or OR, not 'xor'
            [[allowlists]]~regexTarget = 'file'                    | own.toml:2:15: 'regexTarget' is secret, match or line
            [[allowlists]]~paths = ['(']                           | own.toml:2:10: 'paths' is malformed
            [[rules]]~id = 1                                       | own.toml:2:6: 'id' must be a text
            """)
    void tellsWhatItCannotUse(String toml, String problem) {
        OwnRules rules = OwnRuleFile.read("own.toml", toml.replace('~', '\n'), NO_OTHER);
        assertThat(rules.types()).isEmpty();
        assertThat(rules.problems()).singleElement().asString().startsWith(problem);
    }

    @Test
    void refusesWhatIsNoTomlWithItsLine() {
        assertThatThrownBy(() -> OwnRuleFile.read("own.toml", "[[rules]]\nid = \n", NO_OTHER))
                .hasMessage("own.toml:2:6: a value is wanted here");
    }

    @Test
    void followsTheFileThatItExtends() {
        // Given
        Map<String, String> files = Map.of("base.toml", """
                [[rules]]
                id = "a"
                description = "of the base"
                regex = "base"
                keywords = ["one"]
                [[rules]]
                id = "b"
                regex = "b"
                """);

        // When
        OwnRules rules = OwnRuleFile.read("own.toml", """
                [extend]
                path = "base.toml"
                disabledRules = ["b", "github/personal-access-token"]
                [[rules]]
                id = "a"
                regex = "mine"
                keywords = ["two"]
                """, path -> files.getOrDefault(path, ""));

        // Then
        assertThat(rules.problems()).isEmpty();
        assertThat(rules.types()).singleElement().satisfies(type -> {
            assertThat(type.title()).isEqualTo("of the base");
            assertThat(type.recognition().patterns()).containsExactly("mine");
            assertThat(type.recognition().keywords()).containsExactly("one", "two");
        });
        assertThat(rules.with(RuleSet.builtIn()).find("github/personal-access-token"))
                .isEmpty();
        assertThat(rules.with(RuleSet.builtIn()).find("custom/a")).isPresent();
    }

    @Test
    void stopsAtFilesThatExtendOneAnotherWithoutEnd() {
        OwnRules rules =
                OwnRuleFile.read("own.toml", "[extend]\npath = 'own.toml'\n", path -> "[extend]\npath = 'own.toml'\n");
        assertThat(rules.problems()).singleElement().asString().contains("more than 4 files extend one another");
    }

    @Test
    void leavesOutTheRuleThatOnlyServesOthers() {
        OwnRules rules = OwnRuleFile.read("x.cfg", "[[rules]]\nid = 'a'\nregex = 'a'\nskipReport = true\n", NO_OTHER);
        assertThat(rules.types()).isEmpty();
        assertThat(rules.problems()).isEmpty();
    }
}
