package io.claviger.engine.expression;

import org.jspecify.annotations.Nullable;

/** Writes tests on texts. LIKE is used where the pattern is known, since a trigram index serves it. */
final class SqlText {
    private final SqlTranslation translation;

    SqlText(SqlTranslation translation) {
        this.translation = translation;
    }

    @Nullable
    Sql test(Term.TextTest test) {
        Sql text = translation.value(test.text());
        if (text == null) {
            return null;
        }
        if (translation.isConstant(test.part())) {
            return like(test.test(), text, escaped(translation.text(test.part())));
        }
        Sql part = translation.value(test.part());
        return part == null ? null : compared(test.test(), text, part);
    }

    private static Sql like(Term.TextTest.Test test, Sql text, String escaped) {
        String pattern = switch (test) {
            case CONTAINS -> "%" + escaped + "%";
            case STARTS_WITH -> escaped + "%";
            case ENDS_WITH -> "%" + escaped;
        };
        return text.then(" like ", Sql.of("?", pattern)).within("(", ")");
    }

    private static Sql compared(Term.TextTest.Test test, Sql text, Sql part) {
        return switch (test) {
            case CONTAINS -> text.then(", ", part).within("(strpos(", ") > 0)");
            case STARTS_WITH -> text.then(", ", part).within("starts_with(", ")");
            case ENDS_WITH ->
                text.then(", char_length(", part).then(")) = ", part).within("(right(", ")");
        };
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
