package io.claviger.engine.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.engine.secrets.rules.RuleSet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is hidden by encodings and notations is found, and its place is the place in the file. */
class LayersTest {

    private static final Scanner SCANNER = Scanner.of(RuleSet.builtIn());
    private static final String TOKEN =
            new ExampleTemplate(7).make("{{base62-crc32 ghp_}}").text();
    private static final String PASSWORD = "Zr8vTq2L" + "xP0w";

    @Test
    void findsBase64AndHexNestedThreeDeepAndNoDeeper() {
        String once = base64(TOKEN);
        String twice = base64("inner: " + once);
        String thrice = HexFormat.of().formatHex(twice.getBytes(StandardCharsets.US_ASCII));
        for (String hidden : List.of(once, twice, thrice)) {
            // When
            Match match = one("data: " + hidden + " # end", "a.txt");

            // Then
            assertThat(value(match)).isEqualTo(TOKEN);
            assertThat(match.span().start()).isGreaterThanOrEqualTo(6);
            assertThat(match.span().end()).isLessThanOrEqualTo(6 + hidden.length());
        }
        assertThat(all("data: " + base64(thrice), "a.txt")).isEmpty();
    }

    @Test
    void spansTheDigitsThatHoldTheValueAndNoMore() {
        // Given
        String before = "x".repeat(30) + "\n";
        String encoded = base64(before + TOKEN + "\n" + before);

        // When
        Match match = one("v=" + encoded, "a.txt");

        // Then
        assertThat(match.span().start()).isEqualTo(2 + before.length() / 3 * 4);
        assertThat(match.span().end() - match.span().start())
                .isBetween((long) TOKEN.length() * 4 / 3, TOKEN.length() * 4L / 3 + 8);
        assertThat(match.because()).contains("written in base64");
    }

    @Test
    void findsWrappedAndCompressedAndWideBase64() throws IOException {
        String wrapped = Base64.getMimeEncoder(64, "\n  ".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(("kind: Config and words\n".repeat(4) + "token: " + TOKEN + "\n")
                        .getBytes(StandardCharsets.US_ASCII));
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(("{\"t\":\"" + TOKEN + "\"}").getBytes(StandardCharsets.US_ASCII));
        }
        String compressed = Base64.getEncoder().encodeToString(packed.toByteArray());
        String wide = Base64.getEncoder().encodeToString(("$t='" + TOKEN + "'").getBytes(StandardCharsets.UTF_16LE));
        for (String hidden : List.of(wrapped, compressed, wide)) {
            assertThat(value(one("a:\n  " + hidden + "\nb: c\n", "a.yml"))).isEqualTo(TOKEN);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a = \"@1\" + \"@2\";",
                "a = \"@1\"\n    + \"@2\";",
                "a = '@1' .\r\n '@2';",
                "a = (\"@1\"\n     \"@2\")",
                "a = \"@1\" \\\n  \"@2\"",
                "export A=@1\\\n@2",
                "set A=@1^\n@2",
                "$a = \"@1\" + `\n  \"@2\"",
                "a = (\"@1\"\n\n\t u\"@2\")",
                "const a = ['@1', '@2'].join('');",
                "const a = [\n  \"@1\",\n  \"@2\",\n].join(``);",
                "a = ''.join(['@1', '@2'])",
                "a = \"\".join((\"@1\", \"@2\",))",
                "String a = String.join(\"\", \"@1\", \"@2\");",
                "a := strings.Join([]string{\"@1\", \"@2\"}, \"\")",
                "const A: &str = concat!(\"@1\", \"@2\");",
                "SELECT CONCAT('@1', '@2')",
                "$a = implode('', ['@1', '@2']);",
                "a <- paste0(\"@1\", \"@2\")",
            })
    void joinsWhatIsSplit(String form) {
        String text = form.replace("@1", TOKEN.substring(0, 20)).replace("@2", TOKEN.substring(20));
        Match match = one(text, "a.txt");
        assertThat(value(match)).isEqualTo(TOKEN);
        assertThat(match.span().start()).isEqualTo(text.indexOf(TOKEN.substring(0, 20)));
        assertThat(match.span().end()).isEqualTo(text.indexOf(TOKEN.substring(20)) + 20);
        assertThat(match.because()).contains("split over several strings or lines");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " in ", quoteCharacter = '~', textBlock = """
                    a = "@1" "@2" in a.py
                    a = '@1' '@2' in a.rb
                    SELECT '@1' || '@2' in a.sql
                    a = "@1" <> "@2" in a.ex
                    a = "@1" ++ "@2" in a.hs
                    key @1=\\n@2 in a.eml
                    """)
    void joinsWhatIsSplitAsTheLanguageOfTheFileJoinsIt(String form, String file) {
        String text = form.replace("@1", TOKEN.substring(0, 20))
                .replace("@2", TOKEN.substring(20))
                .replace("\\n", "\n");
        assertThat(value(one(text, file))).isEqualTo(TOKEN);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " in ", quoteCharacter = '~', textBlock = """
                    run "@1" "@2" in a.sh
                    a("@1" || "@2") in a.js
                    a.split("@1", " ", "@2") in a.py
                    ["@1", "@2"].join(",") in a.js
                    strings.Join([]string{"@1", "@2"}, ", ") in a.go
                    concat("@1", b, "@2") in a.js
                    A=@1=\\n@2 in a.env
                    """)
    void leavesApartWhatTheLanguageOfTheFileDoesNotJoin(String form, String file) {
        String text = form.replace("@1", TOKEN.substring(0, 20))
                .replace("@2", TOKEN.substring(20))
                .replace("\\n", "\n");
        assertThat(all(text, file)).noneMatch(match -> value(match).equals(TOKEN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- name: DB_PASSWORD\n  value: @",
                "{\"name\": \"DB_PASSWORD\", \"value\": \"@\"}",
                "{\"value\": \"@\", \"name\": \"DB_PASSWORD\"}",
                "- value: @\n  name: DB_PASSWORD",
                "<add value=\"@\" key=\"DB_PASSWORD\" />",
                "<add key=\"DB_PASSWORD\" value=\"@\" />",
                "DB_PASSWORD: >-\n    @\n",
                "x: \"{\\\"DB_PASSWORD\\\": \\\"@\\\"}\"",
                "x: '{\\\\\\\"DB_PASSWORD\\\\\\\": \\\\\\\"@\\\\\\\"}'",
                "&quot;DB_PASSWORD&quot;: &quot;@&quot;",
                "{\"DB_PASSWORD\"\\u003a\\u0022@\\u0022}",
                "services:\n  DB_PASSWORD: @",
                "run --db-password @ --x",
                "<DB_PASSWORD>@</DB_PASSWORD>",
                "variable \"db_password\" {\n  default = \"@\"\n}",
                "args: [\"--db-password\", \"@\"]",
            })
    void findsAPasswordInTheNotationsOfConfiguration(String form) {
        Match match = one(form.replace("@", PASSWORD), "a.yml");
        assertThat(value(match)).isEqualTo(PASSWORD);
        assertThat(match.span().start()).isEqualTo(form.indexOf('@'));
    }

    @Test
    void findsAValueOfWhichEachCharacterIsANumberOfHtml() {
        String decimal = TOKEN.chars().mapToObj(c -> "&#" + c + ";").collect(Collectors.joining());
        String hexadecimal =
                TOKEN.chars().mapToObj(c -> String.format("&#x%x;", c)).collect(Collectors.joining());
        for (String hidden : List.of(decimal, hexadecimal)) {
            Match match = one("<p>" + hidden + "</p>", "a.html");
            assertThat(value(match)).isEqualTo(TOKEN);
            assertThat(match.span().start()).isEqualTo(3);
            assertThat(match.span().end()).isEqualTo(3 + hidden.length());
        }
    }

    @Test
    void namesTheVariable() {
        assertThat(one("DB_PASSWORD=" + PASSWORD, ".env").because()).contains("value of DB_PASSWORD");
        assertThat(one("services:\n  db:\n    environment:\n      DB_PASSWORD: " + PASSWORD, "compose.yml")
                        .because())
                .contains("value of services.db.environment.DB_PASSWORD");
        assertThat(one("services:\n  db:\n    environment:\n      - DB_PASSWORD=" + PASSWORD, "compose.yml")
                        .because())
                .anyMatch(reason -> reason.endsWith("DB_PASSWORD"));
        assertThat(one("variable \"db_password\" {\n  type    = string\n  default = \"" + PASSWORD + "\"\n}", "main.tf")
                        .because())
                .contains("value of db_password");
    }

    @Test
    void keepsLinesAndColumnsOfWideText() {
        for (var charset : List.of(
                StandardCharsets.UTF_16LE,
                StandardCharsets.UTF_16BE,
                StandardCharsets.UTF_16,
                StandardCharsets.UTF_32LE,
                StandardCharsets.UTF_32BE)) {
            // Given: UTF-32 is told by its byte order mark alone
            String mark = charset.name().startsWith("UTF-32") ? "\uFEFF" : "";
            byte[] text = (mark + "a\r\nü𝄞 " + TOKEN + "\n").getBytes(charset);
            List<Match> matches = new ArrayList<>();

            // When
            Scan scan = SCANNER.open(new ScanContext("a.txt", Instant.EPOCH), matches::add);
            for (int i = 0; i < text.length; i += 41) {
                scan.feed(text, i, Math.min(41, text.length - i));
            }
            scan.finish();

            // Then
            assertThat(matches).hasSize(1);
            assertThat(matches.getFirst().span().line()).isEqualTo(2);
            assertThat(matches.getFirst().span().column()).isEqualTo(4);
        }
    }

    @Test
    void findsBase64WhereverItBeginsAlsoWithSmallLetters() {
        for (int offset = 0; offset < 16; offset++) {
            String plain = "jga".repeat(offset % 4 * 2) + " " + TOKEN;
            String hidden = Base64.getEncoder().encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
            assertThat(value(one(" ".repeat(offset) + "a: " + hidden + "\n", "a.yml")))
                    .isEqualTo(TOKEN);
        }
    }

    @Test
    void passesOverWhatOnlyLooksEncoded() {
        assertThat(all(
                        "integrity: sha512-" + "Ab9+".repeat(20) + "==\nwebkitRequestFullScreenElementById\n"
                                + "0f".repeat(32),
                        "a.txt"))
                .isEmpty();
    }

    @Test
    void takesWhatStandsInTestsForMadeUpUnlessItHasAVendorsForm() {
        String text = "password = \"" + PASSWORD + "\"\n" + TOKEN;
        ScanContext test = new ScanContext("/x/src/test/a.py", "src/test/a.py", Instant.EPOCH);
        ScanContext below = new ScanContext("/home/test/app/a.py", "app/a.py", Instant.EPOCH);
        assertThat(reported(text, test)).containsExactly("github/personal-access-token");
        assertThat(reported(text, below)).containsExactly("generic/password", "github/personal-access-token");
    }

    private static List<String> reported(String text, ScanContext context) {
        List<String> types = new ArrayList<>();
        SCANNER.scan(text.getBytes(StandardCharsets.UTF_8), context, match -> {
            if (match.verdict().reportable()) {
                types.add(match.type().id());
            }
        });
        return types;
    }

    private static Match one(String text, String path) {
        List<Match> matches = all(text, path);
        assertThat(matches).as(text).hasSize(1);
        return matches.getFirst();
    }

    private static List<Match> all(String text, String path) {
        List<Match> matches = new ArrayList<>();
        SCANNER.scan(text.getBytes(StandardCharsets.UTF_8), new ScanContext(path, Instant.EPOCH), matches::add);
        matches.removeIf(match -> !match.verdict().reportable());
        return matches;
    }

    private static String value(Match match) {
        return match.value().lend(text -> text);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }
}
