package io.claviger.cli.scan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JsonTest {

    @Test
    void escapesWhatJsonForbids() {
        String json = new Json()
                .open('{')
                .field("a\"", "b\\\n\u0001\u2028é😀\uD83D")
                .field("n", null)
                .field("d", 0.5)
                .close('}')
                .toString();
        assertThat(json).isEqualTo("{\"a\\\"\":\"b\\\\\\n\\u0001\\u2028é😀\\ud83d\",\"n\":null,\"d\":0.50}");
    }

    @Test
    void separatesItemsAndFields() {
        String json = new Json()
                .open('{')
                .open("a", '[')
                .item("x")
                .item("y")
                .close(']')
                .open("b", '{')
                .close('}')
                .close('}')
                .toString();
        assertThat(json).isEqualTo("{\"a\":[\"x\",\"y\"],\"b\":{}}");
    }
}
