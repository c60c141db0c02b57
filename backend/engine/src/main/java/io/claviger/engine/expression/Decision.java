package io.claviger.engine.expression;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the fields that decided an outcome: those without which it might have been another. */
final class Decision {
    private final Evaluation evaluation;
    private final Set<String> fields = new LinkedHashSet<>();

    private Decision(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    static Set<String> fields(Term term, Evaluation evaluation) {
        Decision decision = new Decision(evaluation);
        decision.visit(term);
        return decision.fields;
    }

    private void visit(Term term) {
        switch (term) {
            case Term.And and -> visitThose(and.parts(), false, evaluation.truth(and));
            case Term.Or or -> visitThose(or.parts(), true, evaluation.truth(or));
            case Term.Choice choice -> {
                visit(choice.condition());
                Boolean truth = evaluation.truth(choice.condition());
                if (truth != null) {
                    visit(truth ? choice.then() : choice.otherwise());
                }
            }
            case Term.FieldValue(Field field) -> fields.add(field.name());
            case Term.Attribute(String name) -> fields.add(CompiledExpression.attributeName(name));
            default -> term.parts().forEach(this::visit);
        }
    }

    /** One part with the deciding truth decides alone; without one, all parts did. */
    private void visitThose(List<Term> parts, boolean deciding, @Nullable Boolean outcome) {
        boolean some = Objects.equals(outcome, deciding);
        for (Term part : parts) {
            if (!some || Objects.equals(evaluation.truth(part), deciding)) {
                visit(part);
            }
        }
    }
}
