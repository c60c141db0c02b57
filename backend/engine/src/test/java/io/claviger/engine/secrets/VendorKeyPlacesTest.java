package io.claviger.engine.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.engine.secrets.rules.RuleSet;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Places, apart from a vendor's name, where its keys stand all the same. */
class VendorKeyPlacesTest {

    private static final Scanner SCANNER = Scanner.of(RuleSet.builtIn());

    @ParameterizedTest
    @ValueSource(strings = {"jira: dev@corp.io %s\n", "algolia me.too+ci@corp.co.uk:%s\n", "# jira\ndev@corp.io, %s\n"})
    void mayHaveTheAddressOfTheirHolderBeforeThem(String written) {
        // Given
        String secret = example("{{base62 24}}");

        // When
        List<String> found = values(written.replace("%s", secret));

        // Then
        assertThat(found).containsExactly(secret);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "## Algolia\n\n%s\n",
                "algolia: &key %s\n",
                "algolia: !!str %s\n",
                "<meta name=\"algolia\" content=\"%s\">"
            })
    void mayStandBelowAHeadingOrBehindWhatYamlCallsThem(String written) {
        // Given
        String secret = example("{{base62 24}}");

        // When
        List<String> found = values(written.replace("%s", secret));

        // Then
        assertThat(found).containsExactly(secret);
    }

    @Test
    void areAllThoseOfAList() {
        // Given
        String first = example("{{base62 24}}");
        String second = first.substring(3) + "q7Z";

        // When
        List<String> found = values("ALGOLIA_KEYS = ['" + first + "', '" + second + "']\n");

        // Then
        assertThat(found).containsExactly(first, second);
    }

    @ParameterizedTest
    @ValueSource(strings = {"roaring.init('%s')\n", "client = Square.Client(\"%s\")\n", "c := twist.New(\"%s\")\n"})
    void areHandedToACallBehindANameThatIsAWordToo(String written) {
        // Given
        String secret = example("{{base62 24}}");

        // When
        List<String> found = values(written.replace("%s", secret));

        // Then
        assertThat(found).containsExactly(secret);
    }

    private static String example(String form) {
        return new ExampleTemplate(5).make(form).text();
    }

    private static List<String> values(String text) {
        List<String> values = new ArrayList<>();
        SCANNER.scan(text.getBytes(StandardCharsets.ISO_8859_1), new ScanContext("notes.txt", Instant.EPOCH), match -> {
            if (match.verdict().reportable()) {
                values.add(match.value().lend(value -> value));
            }
        });
        return values;
    }
}
