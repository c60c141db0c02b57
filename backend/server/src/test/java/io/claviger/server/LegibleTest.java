package io.claviger.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LegibleTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "orders",
                "Zahlungen Süd",
                "支払い",
                "family \uD83D\uDC68\u200D\uD83D\uDC69",
                "نمی\u200Cدانم",
                "<b>\"x\"</b>"
            })
    void whatCanBeSeenIsAName(String name) {
        assertThat(Legible.name("code", "/name", " " + name + " ", 100)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "\u00A0",
                "\u200B",
                "\uFEFF",
                "\u2028",
                "\u202Eabc",
                "a\nb",
                "a\u0007b",
                "a\u2066b",
                "a\uD800b"
            })
    void whatCannotBeSeenOrTurnsTheLineIsNone(String name) {
        assertRefused(name);
    }

    @Test
    void aNameHasAnEnd() {
        assertThat(Legible.name("code", "/name", "x".repeat(100), 100)).hasSize(100);
        assertRefused("x".repeat(101));
    }

    private static void assertRefused(String name) {
        assertThatThrownBy(() -> Legible.name("code", "/name", name, 100))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo("code");
                    assertThat(refusal.places())
                            .extracting(Refusal.Place::pointer)
                            .containsExactly("/name");
                });
    }
}
