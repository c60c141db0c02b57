package io.claviger.engine.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.engine.secrets.rules.PackRules;
import io.claviger.engine.secrets.rules.RuleFile.Described;
import io.claviger.engine.secrets.rules.RuleSet;
import io.claviger.engine.secrets.rules.SecretType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every type is proved by the examples and near misses of its own rule file. */
class SecretTypesTest {

    private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");
    private static final int SEEDS = 3;
    private static final Scanner SCANNER = Scanner.of(RuleSet.builtIn());
    /** How people write a token down, with %s for it. */
    private static final List<String> WRITTEN = List.of(
            "%s",
            "export VALUE=%s\n",
            "x: \"%s\"\n",
            "{\"a\":\"%s\",\"b\":1}",
            "'%s'",
            "https://h.invalid/?t=%s&b=2",
            "Authorization: Bearer %s\r\n",
            "log\\n%s\\nend",
            "<v>%s</v>",
            "`%s`",
            "(%s)",
            "a=%s;b");

    static Stream<Described> types() throws IOException {
        return PackRules.readFolder(Path.of("src/main/secrets")).stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("types")
    void findsEachExampleWithItsExactSpan(Described described) {
        assertThat(described.examples())
                .as("examples of " + described.type().id())
                .isNotEmpty();
        for (int seed = 0; seed < SEEDS; seed++) {
            for (String template : described.examples()) {
                // Given
                ExampleTemplate.Example example = new ExampleTemplate(seed).make(template);

                // When
                List<Match> matches = scan(example.text(), described);

                // Then
                Match match = only(matches, described, template, example);
                assertThat(match.span().start()).as(template).isEqualTo(example.start());
                assertThat(match.span().end()).as(template).isEqualTo(example.end());
                assertThat(match.value().<String>lend(value -> value)).isEqualTo(example.secret());
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("types")
    void findsATokenHoweverItIsWrittenDown(Described described) {
        for (String template : described.examples()) {
            ExampleTemplate.Example example = new ExampleTemplate(7).make(template);
            if (example.marked() || example.text().contains("\n")) {
                continue;
            }
            for (String written : WRITTEN) {
                // Given
                String text = written.replace("%s", example.secret());

                // When
                List<Match> matches = scan(text, described);

                // Then
                Match match = only(matches, described, written + " of " + template, example);
                assertThat(match.span().start()).isEqualTo(written.indexOf("%s"));
                assertThat(match.span().end() - match.span().start())
                        .isEqualTo(example.secret().length());
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("types")
    void doesNotReportANearMiss(Described described) {
        assertThat(described.nearMisses())
                .as("near misses of " + described.type().id())
                .isNotEmpty();
        for (int seed = 0; seed < SEEDS; seed++) {
            for (String template : described.nearMisses()) {
                // Given
                String text = new ExampleTemplate(seed).make(template).text();

                // When
                List<Match> matches = scan(text, described);

                // Then
                assertThat(matches)
                        .as(template)
                        .noneMatch(match ->
                                match.type().id().equals(described.type().id())
                                        && match.verdict().reportable());
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("types")
    void showsAtMostTheBeginningAndTheLastFour(Described described) {
        for (String template : described.examples()) {
            // Given
            ExampleTemplate.Example example = new ExampleTemplate(1).make(template);

            // When
            for (Match match : scan(example.text(), described)) {
                // Then
                String value = match.value().lend(text -> text);
                int cut = match.preview().indexOf('…');
                String hidden =
                        value.substring(cut, value.length() - (match.preview().length() - cut - 1));
                assertThat(hidden.length()).as(match.type().id()).isGreaterThanOrEqualTo(Math.min(12, value.length()));
                assertThat(match.toString()).doesNotContain(hidden);
            }
        }
    }

    @Test
    void saysOfEachTypeWhatItOpensAndHowItIsRevoked() throws IOException {
        for (SecretType type : types().map(Described::type).toList()) {
            assertThat(type.doc()).as(type.id()).startsWith("https://");
            assertThat(type.opens()).as(type.id()).hasSizeGreaterThan(15);
            assertThat(type.revoke()).as(type.id()).hasSizeGreaterThan(15);
            assertThat(type.recognition().reach().after()).isLessThan(Scan.AHEAD - 4_000);
            assertThat(type.recognition().reach().before()).isLessThan(Scan.BEHIND - 2_000);
        }
    }

    @Test
    void packsAllThatTheFilesDescribe() throws IOException {
        assertThat(RuleSet.builtIn().types())
                .isEqualTo(types().map(Described::type).toList());
    }

    private static Match only(
            List<Match> matches, Described described, String template, ExampleTemplate.Example example) {
        List<Match> own = matches.stream()
                .filter(match -> match.type().id().equals(described.type().id()))
                .filter(match -> match.verdict().reportable())
                .toList();
        assertThat(own)
                .as(template + " became " + example.text() + " and gave " + told(matches))
                .hasSize(1);
        return own.getFirst();
    }

    private static List<String> told(List<Match> matches) {
        return matches.stream()
                .map(match -> match.type().id() + " " + match.verdict() + " " + match.because() + " at "
                        + match.span().start() + " to " + match.span().end())
                .toList();
    }

    private static List<Match> scan(String text, Described described) {
        List<String> files = described.type().recognition().files();
        String path = files.isEmpty() ? "" : files.getFirst().replace("*", "a");
        List<Match> matches = new ArrayList<>();
        SCANNER.scan(text.getBytes(StandardCharsets.ISO_8859_1), new ScanContext(path, NOW), matches::add);
        return matches;
    }
}
