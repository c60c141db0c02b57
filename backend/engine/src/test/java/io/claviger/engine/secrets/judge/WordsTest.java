package io.claviger.engine.secrets.judge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "getTransactionIsolationLevel",
                "some_long_name_of_a_constant",
                "internationalization",
                "HTTPSConnectionFactoryBean",
                "x",
                "qz",
            })
    void readNamesAndWhatIsTooShortToTell(String text) {
        assertThat(Words.read(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"UHkheKvZpMwMOURtfbSYVbhU", "lvLfEnFjPmTMqZKRIrXM", "qzxwvkjhgfpnbtdrmc", "hlwmkfjbmnbqzwx"})
    void doNotReadLettersAtRandom(String text) {
        assertThat(Words.read(text)).isFalse();
    }
}
