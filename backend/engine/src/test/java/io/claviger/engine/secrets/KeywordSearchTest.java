package io.claviger.engine.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeywordSearchTest {

    private static final List<String> KEYWORDS = List.of(
            "k",
            "%2",
            "\"\n",
            "pat",
            "sk_",
            "abba",
            "akia",
            "token",
            "tokens",
            "okens",
            "oken=",
            "Vendor_Api_Key",
            "vendor",
            "aaaaaa",
            "aaaaaaaaa",
            "a very long keyword that is longer than what is looked at of any keyword");

    private record Hit(int start, int keyword) {}

    @ParameterizedTest(name = "{0} pieces after {1} bytes")
    @CsvSource({"0,0", "1,0", "1,1", "2,3", "40,0", "40,1", "400,7"})
    void findsEachKeywordInEitherCaseWhereverItStandsInTheOrderOfBeginnings(int pieces, int before) {
        // Given
        Random random = new Random(pieces);
        StringBuilder text = new StringBuilder(".".repeat(before));
        for (int i = 0; i < pieces; i++) {
            String word = KEYWORDS.get(random.nextInt(KEYWORDS.size()));
            String part = word.substring(0, random.nextInt(4) == 0 ? random.nextInt(word.length()) : word.length());
            text.append(random.nextBoolean() ? part : part.toUpperCase(Locale.ROOT));
            text.append("é x".substring(random.nextInt(3)));
        }
        text.setLength(Math.max(before, text.length() - 1));
        byte[] bytes = text.toString().getBytes(StandardCharsets.ISO_8859_1);

        // When
        List<Hit> hits = new ArrayList<>();
        new KeywordSearch(KEYWORDS)
                .search(
                        bytes,
                        bytes.length,
                        (keyword, end) ->
                                hits.add(new Hit(end - KEYWORDS.get(keyword).length(), keyword)));

        // Then
        assertThat(hits).containsExactlyInAnyOrderElementsOf(everywhere(text.toString()));
        assertThat(hits).extracting(Hit::start).isSorted();
    }

    private static List<Hit> everywhere(String text) {
        List<Hit> hits = new ArrayList<>();
        for (int start = 0; start < text.length(); start++) {
            for (int keyword = 0; keyword < KEYWORDS.size(); keyword++) {
                String word = KEYWORDS.get(keyword);
                if (text.regionMatches(true, start, word, 0, word.length())) {
                    hits.add(new Hit(start, keyword));
                }
            }
        }
        return hits;
    }
}
