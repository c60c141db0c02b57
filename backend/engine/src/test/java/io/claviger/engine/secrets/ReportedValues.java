package io.claviger.engine.secrets;

import io.claviger.engine.secrets.rules.RuleSet;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What a scan with all types tells of a text that somebody wrote down. */
final class ReportedValues {

    private static final Scanner SCANNER = Scanner.of(RuleSet.builtIn());

    private ReportedValues() {}

    /** A value of a form, the same each time. */
    static String example(String form) {
        return new ExampleTemplate(5).make(form).text();
    }

    static List<String> valuesOf(String text) {
        return valuesOf("notes.txt", text);
    }

    static List<String> valuesOf(String file, String text) {
        List<String> values = new ArrayList<>();
        SCANNER.scan(text.getBytes(StandardCharsets.ISO_8859_1), new ScanContext(file, Instant.EPOCH), match -> {
            if (match.verdict().reportable()) {
                values.add(match.value().lend(value -> value));
            }
        });
        return values;
    }
}
