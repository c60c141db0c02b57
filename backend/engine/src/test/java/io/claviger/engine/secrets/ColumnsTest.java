package io.claviger.engine.secrets;

import static io.claviger.engine.secrets.ReportedValues.valuesOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnsTest {

    private static final ExampleTemplate MADE = new ExampleTemplate(21);
    private static final String ONE = "Zr8" + MADE.make("{{base62 12}}").secret();
    private static final String OTHER = "Qx7" + MADE.make("{{base62 12}}").secret();

    @ParameterizedTest
    @CsvSource(
            delimiterString = " ~ ",
            quoteCharacter = '^',
            value = {
                "a.csv ~ name,url,password\\nshop,https://shop.corp.io,@1\\nmail,https://mail.corp.io,@2\\n",
                "a.csv ~ name,Password,note\\r\\nshop,@1,old\\r\\nmail,@2,\\r\\n",
                "a.csv ~ \"name\",\"password\",\"note\"\\n\"a, b\",\"@1\",\"said \"\"no\"\"\"\\n\"two\\nlines\",\"@2\",\"\"\\n",
                "a.txt ~ user;password\\nann;@1\\nbo;@2",
                "a.txt ~ hosts of the shop\\n\\nhost\\tuser\\tpassword\\nh1\\tann\\t@1\\nh2\\tbo\\t@2\\n",
                "a.md ~ # Users\\n\\n| User | Password |\\n|------|:--------:|\\n| ann | `@1` |\\n| bo | @2 |\\n",
                "a.sql ~ INSERT INTO `users` (`id`, `name`, `password`) VALUES (1,'it''s, (x)','@1'),\\n(2,'b\\\\'o','@2');",
                "a.sql ~ COPY public.users (id, password, note) FROM stdin;\\n1\\t@1\\tx\\n2\\t@2\\ty\\n\\\\.\\n",
            })
    void findsWhatStandsBelowAName(String file, String text) {
        assertThat(valuesOf(file, filled(text))).containsExactly(ONE, OTHER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "call(name, password, note)\nshop,@1,old\n",
                "name,password\nshop and others\nx,@1\n",
                "| User | Password |\n| ann | @1 |\n",
                "SELECT (id, password) FROM (1,'@1')",
                "name,password policy\nshop,@1\n",
            })
    void takesNoOtherLinesForATable(String text) {
        assertThat(valuesOf("a.csv", "x" + filled(text))).isEmpty();
    }

    @Test
    void readsATableOfAThousandRowsToItsEnd() {
        StringBuilder text = new StringBuilder("name,password\n");
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            expected.add("Zr8" + MADE.make("{{base62 12}}").secret());
            text.append("n").append(i).append(',').append(expected.getLast()).append('\n');
        }
        assertThat(valuesOf("a.csv", text.toString())).isEqualTo(expected);
    }

    private static String filled(String text) {
        return text.replace("\\n", "\n")
                .replace("\\r", "\r")
                .replace("\\t", "\t")
                .replace("\\\\", "\\")
                .replace("@1", ONE)
                .replace("@2", OTHER);
    }
}
