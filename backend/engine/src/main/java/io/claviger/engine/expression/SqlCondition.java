package io.claviger.engine.expression;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A condition for a {@code where} clause.
 *
 * @param sql PostgreSQL with {@code ?} for every value; never empty
 * @param parameters for the question marks, in order: String, Long, Double, Boolean or OffsetDateTime, as
 *     {@code PreparedStatement.setObject} takes them
 * @param residual what SQL could not decide: a row matches when the SQL holds <em>and</em> this holds of its values;
 *     {@code null} when the SQL says all
 */
public record SqlCondition(
        String sql, List<Object> parameters, @Nullable CompiledExpression residual) {
    public SqlCondition {
        parameters = Collections.unmodifiableList(new ArrayList<>(parameters));
    }
}
