package io.claviger.engine.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.engine.secrets.rules.RuleSet;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowsTest {

    private static final ScanContext CONTEXT = new ScanContext("a.txt", Instant.EPOCH);
    private static final Scanner SCANNER = Scanner.of(RuleSet.builtIn());

    @Test
    void findsASecretAtEveryOffsetAroundTheEndOfAWindow() {
        String token = new ExampleTemplate(1).make("{{base62-crc32 ghp_}}").text();
        byte[] text = filled(Scan.WINDOW + 4_000);
        int edge = Scan.WINDOW - Scan.AHEAD;
        for (int offset = edge - 60; offset < edge + 60; offset++) {
            assertFoundOnce(text, token, offset);
        }
        for (int offset = Scan.WINDOW - 60; offset < Scan.WINDOW + 60; offset++) {
            assertFoundOnce(text, token, offset);
        }
    }

    @Test
    void findsALongKeyAcrossTheEndOfAWindow() {
        String key = "\n" + new ExampleTemplate(1).make("{{pem PRIVATE-KEY}}").text() + "\n";
        byte[] text = filled(Scan.WINDOW + 40_000);
        for (int offset = Scan.WINDOW - Scan.AHEAD - 300; offset < Scan.WINDOW - Scan.AHEAD + 60; offset += 7) {
            // Given
            byte[] changed = text.clone();
            put(changed, key, offset);

            // When
            List<Match> matches = scan(changed, 1 << 16);

            // Then
            assertThat(matches).as("offset " + offset).hasSize(1);
            assertThat(matches.getFirst().span().start()).isEqualTo(offset + 1);
            assertThat(matches.getFirst().type().id()).isEqualTo("private-key/pkcs8");
        }
    }

    @Test
    void finds2000SecretsOfAnEndlessLineOnceEach() {
        // Given
        byte[] line = new byte[6_000_000];
        Arrays.fill(line, (byte) ' ');
        List<Integer> offsets = new ArrayList<>();
        for (int at = 10; at < line.length - 100; at += 3_000) {
            put(line, new ExampleTemplate(at).make("{{base62-crc32 ghp_}}").text(), at);
            offsets.add(at);
        }

        // When
        List<Match> matches = scan(line, 70_001);

        // Then
        assertThat(matches).extracting(match -> (int) match.span().start()).isEqualTo(offsets);
        assertThat(matches).extracting(match -> match.span().line()).containsOnly(1);
        assertThat(matches)
                .allSatisfy(match -> assertThat(match.span().column())
                        .isEqualTo((int) match.span().start() + 1));
    }

    @Test
    void countsLinesAndColumnsInCodePoints() {
        // Given
        String token = new ExampleTemplate(1).make("{{base62-crc32 ghp_}}").text();
        String text = "one\r\ntwo\n  é漢😀 " + token + " x\n";

        // When
        Span span = scan(text.getBytes(StandardCharsets.UTF_8), 7).getFirst().span();

        // Then
        assertThat(span.line()).isEqualTo(3);
        assertThat(span.column()).isEqualTo(7);
        assertThat(span.endLine()).isEqualTo(3);
        assertThat(span.endColumn()).isEqualTo(7 + token.length());
    }

    @Test
    void findsTheSameInPiecesOfAnySize() {
        // Given
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < 400; i++) {
            all.append(new ExampleTemplate(i)
                    .make(
                            "a{{base62 30}}\nk = {{base62-crc32 ghp_}}\nu: postgres://app:{{base62 12}}@db.corp.internal/x\n")
                    .text());
        }
        byte[] text = all.toString().getBytes(StandardCharsets.US_ASCII);

        // When
        List<Span> whole = spans(scan(text, text.length));

        // Then
        assertThat(whole).hasSize(800);
        List<Match> atOnce = new ArrayList<>();
        SCANNER.scan(text, CONTEXT, atOnce::add);
        assertThat(spans(atOnce)).isEqualTo(whole);
        for (int piece : new int[] {1, 13, 4096}) {
            assertThat(spans(scan(text, piece))).isEqualTo(whole);
        }
    }

    @Test
    void readsATextThatHasTheMarkOfAFilmWithoutItsLength() {
        // Given
        String token = new ExampleTemplate(5).make("{{base62-crc32 ghp_}}").text();
        List<Match> matches = new ArrayList<>();

        // When
        SCANNER.scan(("<swiftype>" + token + "</swiftype>").getBytes(StandardCharsets.US_ASCII), CONTEXT, matches::add);

        // Then
        assertThat(matches).hasSize(1);
    }

    @Test
    void searchesBinariesForWhatHasAFormOfItsOwnAndPicturesForNothing() {
        // Given
        String token = new ExampleTemplate(1).make("{{base62-crc32 ghp_}}").text();
        String formless = " password=\"Zr8vTq2L" + "xP0w\" ";
        byte[] binary = ("\0\0" + token + formless).getBytes(StandardCharsets.US_ASCII);
        byte[] picture = ("GIF89a" + token).getBytes(StandardCharsets.US_ASCII);
        List<Match> matches = new ArrayList<>();

        // When
        ScanTotals ofBinary = SCANNER.scan(binary, CONTEXT, matches::add);
        ScanTotals ofPicture = SCANNER.scan(picture, CONTEXT, matches::add);

        // Then
        assertThat(ofBinary).returns((long) binary.length, ScanTotals::bytes).returns(true, ScanTotals::binary);
        assertThat(ofPicture).returns((long) picture.length, ScanTotals::bytes).returns(true, ScanTotals::skipped);
        assertThat(matches).hasSize(1);
        assertThat(matches.getFirst().type().id()).isEqualTo("github/personal-access-token");
    }

    private static void assertFoundOnce(byte[] text, String token, int offset) {
        byte[] changed = text.clone();
        put(changed, " " + token + " ", offset);
        List<Match> matches = scan(changed, 1 << 16);
        assertThat(matches).as("offset " + offset).hasSize(1);
        assertThat(matches.getFirst().span().start()).isEqualTo(offset + 1);
        assertThat(matches.getFirst().span().end()).isEqualTo(offset + 1 + token.length());
    }

    private static List<Span> spans(List<Match> matches) {
        return matches.stream().map(Match::span).toList();
    }

    private static byte[] filled(int length) {
        byte[] text = new byte[length];
        Arrays.fill(text, (byte) '.');
        for (int i = 79; i < length; i += 80) {
            text[i] = '\n';
        }
        return text;
    }

    private static void put(byte[] text, String part, int offset) {
        System.arraycopy(part.getBytes(StandardCharsets.US_ASCII), 0, text, offset, part.length());
    }

    private static List<Match> scan(byte[] text, int piece) {
        List<Match> matches = new ArrayList<>();
        Scan scan = SCANNER.open(CONTEXT, matches::add);
        for (int at = 0; at < text.length; at += piece) {
            scan.feed(text, at, Math.min(piece, text.length - at));
        }
        scan.finish();
        return matches;
    }
}
