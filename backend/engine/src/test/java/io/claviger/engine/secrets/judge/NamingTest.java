package io.claviger.engine.secrets.judge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which name a value is given to. The value in each text is {@code V}. */
class NamingTest {

    @ParameterizedTest
    @CsvSource({
        "'API_KEY=V', API_KEY",
        "'Authorization: Bearer V', Authorization",
        "'\"authorization\": \"token V', authorization",
        "'setToken(\"V', setToken",
        "'just a V', ",
    })
    void theNameBeforeAnOperatorAndAScheme(String text, String name) {
        assertThat(Naming.before(text, text.indexOf('V'), false).orElse(null)).isEqualTo(name);
    }

    @Test
    void inYamlWithTheNamesAboveIt() {
        // Given
        String text = "database:\n  primary:\n    # the first\n    password: V";

        // When and Then
        assertThat(Naming.before(text, text.indexOf('V'), true)).contains("database.primary.password");
    }

    @Test
    void oneSchemeIsPassedOverAndNotAWholeFileOfThem() {
        // Given
        String text = "bearer ".repeat(200_000);

        // When and Then
        assertThat(Naming.before(text, text.length(), true)).isEmpty();
    }
}
