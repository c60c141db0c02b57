package io.claviger.engine.toml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TomlReaderTest {

    @Test
    void readsEveryKindOfValue() {
        // When
        Object read = plain("""
                basic = "a\\tb\\u00e9\\U0001F600\\"" # a comment
                literal = 'C:\\d\\n'
                lines = \"""
                one
                two \\
                   joined\"""
                raw = '''
                \\d{3}'x'''''
                whole = 1_000
                hex = 0xFF
                broken = -2.5e3
                endless = -inf
                yes = true
                day = 1979-05-27
                moment = 1979-05-27 07:32:00Z
                list = [
                  1, # one
                  [ 'two' ],
                ]
                inline = { a = 1, b.c = 'd' }
                """);

        // Then
        assertThat(read)
                .isEqualTo(Map.ofEntries(
                        Map.entry("basic", "a\tbé😀\""),
                        Map.entry("literal", "C:\\d\\n"),
                        Map.entry("lines", "one\ntwo joined"),
                        Map.entry("raw", "\\d{3}'x''"),
                        Map.entry("whole", 1000L),
                        Map.entry("hex", 255L),
                        Map.entry("broken", -2500.0),
                        Map.entry("endless", Double.NEGATIVE_INFINITY),
                        Map.entry("yes", true),
                        Map.entry("day", "1979-05-27"),
                        Map.entry("moment", "1979-05-27 07:32:00Z"),
                        Map.entry("list", List.of(1L, List.of("two"))),
                        Map.entry("inline", Map.of("a", 1L, "b", Map.of("c", "d")))));
    }

    @Test
    void readsTablesWithinTablesAndWithinArrays() {
        // When
        Object read = plain("""
                top.'a b' = 1
                [[rules]]
                id = 'one'
                [[rules.lists]]
                x = 1
                [[rules.lists]]
                [[rules]]
                id = 'two'
                [rules.list]
                y = 2
                [a.b]
                [a]
                c = 3
                """.replace("\n", "\r\n"));

        // Then
        assertThat(read)
                .isEqualTo(Map.of(
                        "top",
                        Map.of("a b", 1L),
                        "rules",
                        List.of(
                                Map.of("id", "one", "lists", List.of(Map.of("x", 1L), Map.of())),
                                Map.of("id", "two", "list", Map.of("y", 2L))),
                        "a",
                        Map.of("b", Map.of(), "c", 3L)));
    }

    @Test
    void knowsWhereAValueStands() {
        TomlValue value = TomlReader.read("a = 1\n\n  bee =  'x'\n").get("bee");
        assertThat(value).isEqualTo(new TomlValue("x", 3, 10));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a = ~b = 2         | 1:5: a value is wanted here
            a = 1~a = 2        | 2:1: 'a' is there already
            a = b              | 1:5: this is no value; put texts in quotes
            a = 'b             | 1:5: the text that begins here has no end
            a = "\\d"          | 1:6: there is no such escape
            a = 1 b            | 1:7: the line should end here
            [a~b = 1           | 1:3: the name of a table ends with ]
            [a]~[a]            | 2:1: the table 'a' is there already
            a = 1~[[a]]        | 2:1: 'a' is there already, and is no array of tables
            a = [1 2]          | 1:8: a comma or ']' is wanted here
            a                  | 1:2: '=' and a value are wanted behind the name
            a = 99999999999999999999 | 1:5: the number is too large
            """)
    void saysWhereAndWhyATextIsNotToml(String toml, String message) {
        assertThatThrownBy(() -> TomlReader.read(toml.replace('~', '\n')))
                .isInstanceOf(TomlException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void refusesWhatIsNestedWithoutEnd() {
        assertThatThrownBy(() -> TomlReader.read("a = " + "[".repeat(10_000)))
                .isInstanceOf(TomlException.class)
                .hasMessageContaining("nested too deep");
    }

    private static Object plain(String toml) {
        return plain(TomlReader.read(toml));
    }

    private static Object plain(Object value) {
        return switch (value) {
            case TomlTable table ->
                table.values().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, entry -> plain(entry.getValue())));
            case TomlValue one -> plain(one.value());
            case List<?> list -> list.stream().map(TomlReaderTest::plain).toList();
            default -> value;
        };
    }
}
