package io.claviger.server.api.posture;

import io.claviger.engine.expression.Completion;
import io.claviger.engine.expression.ObjectSchema;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What an editor of expressions offers. */
public record ExpressionHelp(String kind, List<FieldHelp> fields, List<Completion.Function> functions) {

    /**
     * One field.
     *
     * @param type {@code string, int, double, bool, timestamp} or {@code string_list}
     * @param values all that it can be; {@code null} when it can be anything
     */
    public record FieldHelp(
            String name,
            String type,
            boolean nullable,
            String label,
            @Nullable List<String> values) {}

    static ExpressionHelp of(ObjectSchema schema, List<Completion.Function> functions) {
        return new ExpressionHelp(
                schema.kind(),
                schema.fields().stream()
                        .map(field -> new FieldHelp(
                                field.name(),
                                field.type().name().toLowerCase(Locale.ROOT),
                                field.nullable(),
                                field.label(),
                                field.values().isEmpty() ? null : field.values()))
                        .toList(),
                schema.hasAttributes()
                        ? functions
                        : functions.stream()
                                .filter(function -> !function.name().equals("attribute"))
                                .toList());
    }
}
