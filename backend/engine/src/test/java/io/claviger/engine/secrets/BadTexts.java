package io.claviger.engine.secrets;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Texts of the words of a pattern with much space, signs and other words between them. */
final class BadTexts {

    private static final Pattern WORD = Pattern.compile("[A-Za-z]{2,}");
    private static final List<String> BETWEEN = List.of(
            "",
            " ",
            ": ",
            "=",
            "=\"",
            "\": \"",
            " ".repeat(40),
            "\n" + " ".repeat(8),
            "\n" + " ".repeat(30),
            ":\n" + " ".repeat(8) + "a: b\n" + " ".repeat(8),
            ":\n" + " ".repeat(30) + "- ",
            "\t\t",
            ", ",
            "{ ",
            "/",
            "-",
            ".",
            "x".repeat(30),
            "1".repeat(30),
            "[",
            "\\");

    private BadTexts() {}

    /** One for each way of setting the words apart. */
    static List<String> of(Pattern pattern, int length) {
        List<String> words = WORD.matcher(pattern.pattern())
                .results()
                .map(MatchResult::group)
                .distinct()
                .limit(12)
                .toList();
        List<String> texts = new ArrayList<>();
        for (String between : BETWEEN) {
            StringBuilder made = new StringBuilder(between);
            for (int i = 0; made.length() < length; i++) {
                made.append(words.isEmpty() ? "a1" : words.get(i % words.size()))
                        .append(between)
                        .append(i % 3 == 0 ? between : "");
            }
            texts.add(made.toString());
        }
        return texts;
    }
}
