package io.claviger.engine.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.engine.secrets.rules.PackRules;
import io.claviger.engine.secrets.rules.RuleFile.Described;
import io.claviger.engine.secrets.rules.RuleSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeywordPlacesTest {

    private static final RuleSet RULES = RuleSet.builtIn();
    private static final SearchTables TABLES = SearchTables.of(RULES);
    private static final CandidateFinder FINDER = new CandidateFinder(RULES, TABLES);
    private static final CandidateFinder EVERYWHERE = new CandidateFinder(
            RULES,
            new SearchTables(
                    TABLES.index(),
                    TABLES.called(),
                    TABLES.marks(),
                    TABLES.tied(),
                    TABLES.formless(),
                    new KeywordPlaces(new byte[TABLES.count()])));
    /** How an example may stand in a text, with %s for it. */
    private static final List<String> WRITTEN =
            List.of("%s", "a%s", "A%s", "_%s", "9%s", "\\n%s", "https://%s", "https://api.%s", "x-D%s\n");

    @Test
    void whereAKeywordDoesNotCountItWouldCallForNothing() throws IOException {
        for (Described described : PackRules.readFolder(Path.of("src/main/secrets"))) {
            for (String template : described.examples()) {
                String example = new ExampleTemplate(5).make(template).text();
                for (String written : WRITTEN) {
                    String text = written.replace("%s", example);
                    assertAlike(text);
                    assertAlike(text.toUpperCase(Locale.ROOT));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"with = ", "description: ", "session_id = ", "https://withings.com/api/", "path/", "AWS::Lambda "
            })
    void otherWordsCallForNoMoreThanTheirKeywords(String word) {
        assertAlike(word + new ExampleTemplate(5).make("«{{base62 32}}»").text());
    }

    @Test
    void hardlyAnyKeywordWithinOtherWordsCounts() {
        // Given
        String prose = "We deal with the description of a session_id, the space, the surface and its patterns.";
        Window window = new Window(prose.getBytes(StandardCharsets.US_ASCII), prose.length());
        Set<String> counting = new TreeSet<>();
        Set<String> all = new TreeSet<>();

        // When
        Spellings keywords = TABLES.index().spellings();
        TABLES.index().search(window.bytes(), window.length(), (keyword, end) -> {
            int start = end - keywords.length(keyword);
            boolean counts = keyword < TABLES.count() && TABLES.places().count(keyword, keywords, window, start, end);
            all.add(prose.substring(start, end));
            if (counts) {
                counting.add(prose.substring(start, end));
            }
        });

        // Then
        assertThat(all).contains("wit", "descript", "ion_");
        assertThat(counting).doesNotContain("wit", "descript", "ion_");
    }

    private static void assertAlike(String text) {
        assertThat(found(FINDER, text)).as(text).isEqualTo(found(EVERYWHERE, text));
    }

    private static Set<String> found(CandidateFinder finder, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        Window window = new Window(bytes, bytes.length);
        Set<String> found = new TreeSet<>();
        for (Candidate candidate :
                finder.find(window, new ScanContext("a.txt", Instant.EPOCH), new Triggers(new KeywordMarks()), false)) {
            found.add(candidate.type().id() + " " + candidate.start() + " " + candidate.end() + " " + candidate.rank());
        }
        return found;
    }
}
