package io.claviger.engine.secrets.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.engine.secrets.rules.Allowance.Found;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllowanceTest {

    private static final Found FOUND = new Found(
            "custom/a",
            "src/test/x.yml",
            "c0ffee",
            "Sup3rSandboxKey",
            "key=Sup3rSandboxKey",
            "  key=Sup3rSandboxKey # ci");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            paths = ['^src/test/']                                                   | true
            paths = ['^test/']                                                       | false
            regexes = ['^Sup3r']                                                     | true
            regexes = ['^key=']                                                      | false
            regexTarget = 'match'~regexes = ['^key=']                                | true
            regexTarget = 'line'~regexes = ['# ci$']                                 | true
            stopwords = ['sandbox']                                                  | true
            commits = ['c0ffee']                                                     | true
            commits = ['beef']                                                       | false
            stopwords = ['sandbox']~paths = ['^prod/']                               | true
            condition = 'AND'~stopwords = ['sandbox']~paths = ['^prod/']             | false
            condition = 'AND'~stopwords = ['sandbox']~paths = ['^src/']              | true
            targetRules = ['a']~stopwords = ['sandbox']                              | true
            targetRules = ['b']~stopwords = ['sandbox']                              | false
            description = 'it speaks of nothing'                                     | false
            condition = 'AND'                                                        | false
            """)
    void allowsWhatItSpeaksOf(String fields, boolean allowed) {
        String toml = "[[allowlists]]\n" + fields.replace('~', '\n') + "\n";
        OwnRules rules = OwnRuleFile.read("own.toml", toml, path -> "");
        assertThat(rules.allowances()).singleElement().returns(allowed, list -> list.allows(FOUND));
    }

    @Test
    void isAboutItsOwnRuleWhenItStandsInOne() {
        // When
        OwnRules rules = OwnRuleFile.read("own.toml", """
                [[rules]]
                id = 'b'
                regex = 'b'
                [rules.allowlist]
                stopwords = ['sandbox']
                [[rules.allowlists]]
                description = 'of b'
                stopwords = ['sandbox']
                """, path -> "");

        // Then
        assertThat(rules.allowances()).hasSize(2).noneMatch(list -> list.allows(FOUND));
        assertThat(rules.allowances()).extracting(Allowance::description).contains("an allowlist of own.toml: of b");
    }

    @Test
    void doesNotPrintWhatWasFound() {
        assertThat(FOUND.toString()).doesNotContain("Sup3r");
    }
}
