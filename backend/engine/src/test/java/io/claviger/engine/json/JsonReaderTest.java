package io.claviger.engine.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {

    @Test
    void readsEveryKindOfValue() {
        // When
        Object read = JsonReader.read(" {\"a\":[1, -2.5e3, true, false, null, {}, []], \"b\":\"x\\n\\u00e9\\\"\"} ");

        // Then
        assertThat(JsonPointer.find(read, "/a/0")).isEqualTo(BigDecimal.ONE);
        assertThat(JsonPointer.find(read, "/a/1")).isEqualTo(new BigDecimal("-2.5e3"));
        assertThat(JsonPointer.find(read, "/a/2")).isEqualTo(true);
        assertThat(JsonPointer.find(read, "/a/4")).isNull();
        assertThat(JsonPointer.find(read, "/a/5")).isEqualTo(Map.of());
        assertThat(JsonPointer.find(read, "/a/6")).isEqualTo(List.of());
        assertThat(JsonPointer.find(read, "/a/7")).isNull();
        assertThat(JsonPointer.find(read, "/b")).isEqualTo("x\né\"");
    }

    @Test
    void findsNamesThatHoldASlashOrATilde() {
        assertThat(JsonPointer.find(JsonReader.read("{\"a/b\":{\"~\":1}}"), "/a~1b/~0"))
                .isEqualTo(BigDecimal.ONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[1,]",
                "{\"a\"}",
                "{a:1}",
                "01",
                "1.",
                "nul",
                "\"a",
                "\"\\x\"",
                "\"\\u12g4\"",
                "1 2",
                "+1",
                "1e99999",
                "\"a\nb\""
            })
    void refusesWhatIsNotJson(String text) {
        assertThatThrownBy(() -> JsonReader.read(text)).isInstanceOf(JsonException.class);
    }

    @Test
    void readsTextsThatFollowOneAnother() {
        assertThat(JsonReader.readAll(" {\"a\":true} [] \"x\"\n")).containsExactly(Map.of("a", true), List.of(), "x");
        assertThatThrownBy(() -> JsonReader.readAll("{} {")).isInstanceOf(JsonException.class);
    }

    @Test
    void refusesWhatIsNestedTooDeepBeforeTheStackEnds() {
        assertThatThrownBy(() -> JsonReader.read("[".repeat(1_000_000))).hasMessageContaining("too deep");
    }

    @Test
    void tellsNothingOfTheTextInItsMessage() {
        assertThatThrownBy(() -> JsonReader.read("{\"token\": hunter2}"))
                .message()
                .doesNotContain("hunter2");
    }
}
