package io.claviger.engine.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.engine.secrets.judge.Verdict;
import io.claviger.engine.secrets.rules.OwnRuleFile;
import io.claviger.engine.secrets.rules.OwnRules;
import io.claviger.engine.secrets.rules.RuleSet;
import io.claviger.engine.secrets.rules.SecretType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OwnPatternsTest {

    private static final String HEAD = "provider: shop\nname: Shop\ntypes:\n  - kind: key\n    title: Shop key\n"
            + "    severity: high\n    doc: https://docs.corp.internal/keys\n    opens: The shop\n    revoke: Delete it\n";

    /** Each finds a match at every byte, and looks at all the rest before it is sure of it. */
    @ParameterizedTest
    @ValueSource(strings = {"a.*z|a", "(?s)(a|b)*c|a"})
    void looksAtEachCharacterOfItsWorstMegabyteABoundedNumberOfTimes(String pattern) {
        // Given
        OwnRules rules = OwnRuleFile.read("x.toml", "[[rules]]\nid = 'r'\nregex = '" + pattern + "'", path -> "");
        SecretType type = rules.types().getFirst();
        byte[] text = "a".repeat(1 << 20).getBytes(StandardCharsets.ISO_8859_1);
        List<Candidate> found = new ArrayList<>();

        // When
        long looks = new OwnPatterns(
                        type, Objects.requireNonNull(type.recognition().own()))
                .search(new Window(text, text.length), 0, text.length, found);

        // Then
        assertThat(found).hasSize(text.length);
        assertThat(looks / text.length).isLessThan(300);
    }

    @Test
    void findsWhatGoesOnBehindAllThatWasSeenAtFirst() {
        OwnRules rules = OwnRuleFile.read("x.toml", "[[rules]]\nid = 'r'\nregex = 'k[0-9]{9}\\b'", path -> "");
        StringBuilder text = new StringBuilder("-".repeat((16 << 10) - 10));
        for (int i = 0; i < 20; i++) {
            text.append("k12345678").append(i % 10).append("-".repeat(8 << 10));
        }
        assertThat(reported(rules, text.toString())).hasSize(20);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            regex = 'k_[0-9]{4}'                          | a k_1234 b       | k_1234
            regex = 'k_([0-9]{4})'                        | a k_1234 b       | 1234
            regex = '(k)_([0-9]{4})'~secretGroup = 2      | a k_1234 b       | 1234
            regex = '(x)?k_([0-9]{4})'                    | a k_1234 b       | 1234
            regex = 'k_(?P<secret>[0-9]{4})(z)?'          | a k_1234z b      | 1234
            regex = 'k_[0-9]{4}'                          | k_1234 k_5678    | k_1234 k_5678
            regex = '(?i)K_[0-9]+'~keywords = ['K_']      | a k_1234 b       | k_1234
            regex = '[0-9]{4}'~keywords = ['wanted']      | 1234             |
            regex = '[0-9]{4}'~keywords = ['wanted']      | 1234 is wanted   | 1234
            regex = '[0-9]{4}'~entropy = 1.5              | 1111 2345        | 2345
            regex = '[0-9]{4}'~path = 'y.ml$'             | 1234             | 1234
            regex = '[0-9]{4}'~path = '^other/'           | 1234             |
            regex = '(?s)begin.*end'                      | begin~1~end      | begin~1~end
            """)
    void findsWhatARuleOfGitleaksDescribes(String rule, String text, String expected) {
        OwnRules rules = OwnRuleFile.read("x.toml", ("[[rules]]\nid = 'r'\n" + rule).replace('~', '\n'), path -> "");
        assertThat(rules.problems()).isEmpty();
        assertThat(String.join(" ", reported(rules, text.replace('~', '\n'))))
                .isEqualTo(expected == null ? "" : expected.replace('~', '\n'));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            token: 'shop_[0-9a-f]{12}'                              | k=shop_0f1e2d3c4b5a;shop_1f1e2d3c4b5b | shop_0f1e2d3c4b5a shop_1f1e2d3c4b5b
            token: 'shop_[0-9a-f]{12}'                              | workshop_0f1e2d3c4b5a                 |
            token: 'shop_[0-9a-f]{12}'                              | shop_0f1e2d3c4b5a77                   |
            token: 'shop_[0-9a-f]{12}'                              | shop_0f1e2d3c4b5a                     | shop_0f1e2d3c4b5a
            assigned: {names: [shop], value: '[0-9a-f]{12}'}        | SHOP_KEY=0f1e2d3c4b5a                 | 0f1e2d3c4b5a
            assigned: {names: [shop], value: '[0-9a-f]{12}'}        | myShopKey: "0f1e2d3c4b5a"             | 0f1e2d3c4b5a
            assigned: {names: [shop], value: '[0-9a-f]{12}'}        | workshop_key=0f1e2d3c4b5a             |
            url: {schemes: [shopdb]}                                | shopdb://u:Zr8vTq2LxP0w@db.corp/x     | Zr8vTq2LxP0w
            """)
    void findsWhatARuleInOurLanguageDescribesOnTheOtherEngine(String way, String text, String expected) {
        OwnRules rules = OwnRuleFile.read("x.yaml", HEAD + "    " + way + "\n", path -> "");
        assertThat(rules.problems()).isEmpty();
        assertThat(String.join(" ", reported(rules, text))).isEqualTo(expected == null ? "" : expected);
    }

    @Test
    void believesARuleThatSaysByItselfWhatCounts() {
        OwnRules rules = OwnRuleFile.read("x.toml", "[[rules]]\nid = 'r'\nregex = 'k_[a-z]+'\n", path -> "");
        assertThat(matches(rules, "k_example")).singleElement().returns(Verdict.PLAUSIBLE, Match::verdict);
    }

    @Test
    void takesLinearTimeWhereTheOtherEngineNeverEnds() {
        // Given: on an engine that goes back this takes longer than the age of the world
        OwnRules rules = OwnRuleFile.read("x.toml", "[[rules]]\nid = 'r'\nregex = '(a|aa)+\\$'\n", path -> "");

        // When, Then
        assertThat(matches(rules, "a".repeat(20_000))).isEmpty();
    }

    @Test
    void tellsTheLineAndColumnOfAPatternThatIsMalformed() {
        // When
        OwnRules rules = OwnRuleFile.read("own.yaml", HEAD + "    token: 'shop_[0-9'\n" + """
                  - kind: other
                    title: Other
                    severity: low
                    doc: https://docs.corp.internal/keys
                    opens: Nothing
                    revoke: Delete it
                    token: 'othr_[0-9]{8}'
                """, path -> "");

        // Then
        assertThat(rules.problems())
                .containsExactly("own.yaml:10:12, key: the pattern is malformed: missing closing ]: `[0-9`");
        assertThat(rules.types()).singleElement().returns("shop/other", type -> type.id());
    }

    @Test
    void saysWhichKeywordsOfALineBringNothing() {
        // Given
        Scanner scanner = Scanner.of(new RuleSet(
                OwnRuleFile.read("x.toml", "[[rules]]\nid = 'r'\nregex = 'k_[0-9]{4}'\nkeywords = ['k_']\n", path -> "")
                        .types()));

        // When
        List<Clue> clues = scanner.clues("a K_12".getBytes(StandardCharsets.US_ASCII), context());

        // Then
        assertThat(clues).singleElement().satisfies(clue -> {
            assertThat(clue.keyword()).isEqualTo("K_");
            assertThat(clue.type().id()).isEqualTo("custom/r");
            assertThat(clue.why()).isEqualTo("nothing of its form is near");
        });
    }

    @Test
    void marksTheKeywordsOfAText() {
        // Given
        Scanner scanner = Scanner.of(new RuleSet(OwnRuleFile.read(
                        "x.toml",
                        "[[rules]]\nid = 'r'\nregex = '[0-9]{4}'\nkeywords = ['wanted', 'other']\n",
                        path -> "")
                .types()));
        KeywordMarks wanted = new KeywordMarks();
        wanted.add("Wanted");
        KeywordMarks other = new KeywordMarks();
        other.add("other");

        // When
        KeywordMarks marks = scanner.scan("it is wanted".getBytes(StandardCharsets.US_ASCII), context(), match -> {})
                .keywords();

        // Then
        assertThat(marks.meets(wanted)).isTrue();
        assertThat(marks.meets(other)).isFalse();
        assertThat(KeywordMarks.of(marks.bits()).meets(wanted)).isTrue();
    }

    private static List<String> reported(OwnRules rules, String text) {
        return matches(rules, text).stream()
                .filter(match -> match.verdict().reportable())
                .map(match -> match.value().lend(value -> value))
                .toList();
    }

    private static List<Match> matches(OwnRules rules, String text) {
        List<Match> matches = new ArrayList<>();
        Scanner.of(new RuleSet(rules.types())).scan(text.getBytes(StandardCharsets.UTF_8), context(), matches::add);
        return matches;
    }

    private static ScanContext context() {
        return new ScanContext("app/conf.yaml", Instant.EPOCH);
    }
}
