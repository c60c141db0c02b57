package io.claviger.engine.expression;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A checked condition on one kind of object. Immutable and thread-safe. */
public final class CompiledExpression {
    private final ObjectSchema schema;
    private final String text;
    private final Term term;

    CompiledExpression(ObjectSchema schema, String text, Term term) {
        this.schema = schema;
        this.text = text;
        this.term = term;
    }

    public ObjectSchema schema() {
        return schema;
    }

    /** As it was written. */
    public String text() {
        return text;
    }

    /**
     * Whether the object matches.
     *
     * @param values by field name: String, Long or Integer, Double, Boolean, Instant or OffsetDateTime, List or array of
     *     String; absent or null is not known. Under {@code attributes} a map of what only one provider has.
     */
    public boolean evaluate(Map<String, ? extends @Nullable Object> values, Instant now) {
        return Boolean.TRUE.equals(new Evaluation(values, now).truth(term));
    }

    /** The names of the fields, and {@code attribute("…")}s, that decided the outcome for these values. */
    public Set<String> decidedBy(Map<String, ? extends @Nullable Object> values, Instant now) {
        return Decision.fields(term, new Evaluation(values, now));
    }

    /** The condition in SQL. {@code now} becomes a parameter, together with what is added to it. */
    public SqlCondition toSql(Columns columns, Instant now) {
        return new SqlTranslation(columns, now).translate(term, rest -> new CompiledExpression(schema, text, rest));
    }

    /**
     * Conditions that exclude each other, of which one is true of exactly the objects that do not match; empty when that has no
     * simple form. Where nearly all match, the others are counted faster.
     */
    public List<CompiledExpression> unmatched() {
        return Complement.of(term).stream()
                .map(part -> new CompiledExpression(schema, text, part))
                .toList();
    }

    /** The names of the fields that it reads; without attributes. */
    public Set<String> fields() {
        Set<String> names = new LinkedHashSet<>();
        walk(term, part -> {
            if (part instanceof Term.FieldValue(Field field)) {
                names.add(field.name());
            }
        });
        return names;
    }

    /** The names of the attributes that it reads. */
    public Set<String> attributes() {
        Set<String> names = new TreeSet<>();
        walk(term, part -> {
            if (part instanceof Term.Attribute(String name)) {
                names.add(name);
            }
        });
        return names;
    }

    /** Whether its outcome can change by time alone. */
    public boolean usesNow() {
        boolean[] found = new boolean[1];
        walk(term, part -> found[0] |= part instanceof Term.Now);
        return found[0];
    }

    /** How an attribute is named among the fields that decided. */
    public static String attributeName(String name) {
        return "attribute(\"" + name + "\")";
    }

    private static void walk(Term term, Consumer<Term> visitor) {
        visitor.accept(term);
        term.parts().forEach(part -> walk(part, visitor));
    }

    @Override
    public String toString() {
        return schema.kind() + ": " + text;
    }
}
