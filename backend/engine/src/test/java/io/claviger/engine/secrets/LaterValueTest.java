package io.claviger.engine.secrets;

import static io.claviger.engine.secrets.ReportedValues.example;
import static io.claviger.engine.secrets.ReportedValues.valuesOf;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LaterValueTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\n  \"password\":\n    \"%s\"\n}\n",
                "String apiKey =\n        \"%s\";\n",
                "password:\r\n  '%s'\r\n",
                "password = (\n    \"%s\"\n)\n",
                "password = \\\n    '%s'\n",
                "PASSWORD = os.environ.get(\"X\", \"%s\")\n",
                "SECRET_KEY = config('X', default='%s')\n",
                "$password = env('X', '%s');\n",
                "password = settings.Get(\"X\",\n    \"%s\")\n",
                "const password = process.env.X || \"%s\";\n",
                "const password = process.env.X ?? '%s';\n",
                "password = os.getenv('X') or '%s'\n",
            })
    void isFoundInTheNextLineAndAsWhatALookUpFallsBackTo(String written) {
        // Given
        String secret = "Zr8" + example("{{base62 16}}");

        // When // Then
        assertThat(valuesOf(written.replace("%s", secret))).containsExactly(secret);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password:\n  \"%s\": 12\n",
                "password =\n\n    \"%s\"\n",
                "password:\n\"%s\"\n",
                "password = translate(\"x\", \"%s\")\n",
                "password = os.environ.get(\"%s\")\n",
                "password = names.first || other(\"%s\")\n",
            })
    void isNoneWhereSomethingElseIsWritten(String written) {
        // Given
        String other = "Zr8" + example("{{base62 16}}");

        // When // Then
        assertThat(valuesOf(written.replace("%s", other))).isEmpty();
    }
}
