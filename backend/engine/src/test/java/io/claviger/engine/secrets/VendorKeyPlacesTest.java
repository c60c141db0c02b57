package io.claviger.engine.secrets;

import static io.claviger.engine.secrets.ReportedValues.example;
import static io.claviger.engine.secrets.ReportedValues.valuesOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Places, apart from a vendor's name, where its keys stand all the same. */
class VendorKeyPlacesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Behind the address of who has it
                "jira: dev@corp.io %s\n",
                "algolia me.too+ci@corp.co.uk:%s\n",
                "# jira\ndev@corp.io, %s\n",
                // Below a heading, and behind what YAML calls it
                "## Algolia\n\n%s\n",
                "algolia: &key %s\n",
                "algolia: !!str %s\n",
                "<meta name=\"algolia\" content=\"%s\">",
                "zendesk corp.zendesk.com dev@corp.io %s\n",
                // Before the name, in a line with nothing else
                "%s  algolia\n",
                // In an element behind that of its name
                "<stringProp name=\"Argument.name\">api_key</stringProp>\n<stringProp name=\"Argument.value\">%s</stringProp>\n",
                // As an option's value
                "algolia push index.json -k %s\n",
                // Handed to a call behind a name that is a word, too
                "roaring.init('%s')\n",
                "client = Square.Client(\"%s\")\n",
                "c := twist.New(\"%s\")\n",
                "algoliaServer(url, 'admin', '%s')\n",
            })
    void areFoundApartFromTheName(String written) {
        // Given
        String secret = example("{{base62 24}}");

        // When
        List<String> found = valuesOf(written.replace("%s", secret));

        // Then
        assertThat(found).containsExactly(secret);
    }

    @Test
    void areToldBesideWhatTheyAreKnownBy() {
        // Given
        String id = example("{{hex 24}}");
        String secret = example("{{hex 72}}");

        // When
        List<String> found = valuesOf("BLAZEMETER_TOKEN=" + id + ":" + secret + "\n");

        // Then
        assertThat(found).containsExactly(id, secret);
    }

    @Test
    void areNoChecksumsOfFilesWithTheirName() {
        // When
        List<String> found = valuesOf(example("{{hex 32}}") + "  algolia\n");

        // Then
        assertThat(found).isEmpty();
    }

    @Test
    void areAllThoseOfAList() {
        // Given
        String first = example("{{base62 24}}");
        String second = first.substring(3) + "q7Z";

        // When
        List<String> found = valuesOf("ALGOLIA_KEYS = ['" + first + "', '" + second + "']\n");

        // Then
        assertThat(found).containsExactly(first, second);
    }
}
