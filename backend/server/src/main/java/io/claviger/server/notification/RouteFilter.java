package io.claviger.server.notification;

import com.fasterxml.jackson.databind.JsonNode;
import io.claviger.engine.expression.CompiledExpression;
import io.claviger.engine.expression.ExpressionCompiler;
import io.claviger.engine.expression.ExpressionException;
import io.claviger.engine.posture.CatalogSchemas;
import io.claviger.server.events.Fact;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Whether a route takes a finding. Fails towards telling: a filter that cannot be read any more, or breaks on a finding, takes it.
 */
final class RouteFilter {

    private static final Logger LOG = Logger.getLogger(RouteFilter.class);

    private final String route;
    private final Optional<CompiledExpression> expression;

    private RouteFilter(String route, Optional<CompiledExpression> expression) {
        this.route = route;
        this.expression = expression;
    }

    static RouteFilter of(String route, String filter) {
        if (filter.isBlank()) {
            return new RouteFilter(route, Optional.empty());
        }
        try {
            return new RouteFilter(route, Optional.of(checked(filter)));
        } catch (ExpressionException wrong) {
            LOG.errorf(
                    "The filter of route %s cannot be read (%s), so the route takes every finding until it is mended",
                    route, wrong.getMessage());
            return new RouteFilter(route, Optional.empty());
        }
    }

    static CompiledExpression checked(String filter) throws ExpressionException {
        return ExpressionCompiler.compile(CatalogSchemas.FINDING, filter);
    }

    boolean takes(Fact finding) {
        if (expression.isEmpty()) {
            return true;
        }
        try {
            return expression.get().evaluate(values(finding), finding.time());
        } catch (RuntimeException broken) {
            LOG.errorf(broken, "The filter of route %s broke on finding %s, so it is told", route, finding.subject());
            return true;
        }
    }

    private static Map<String, @Nullable Object> values(Fact fact) {
        JsonNode finding = fact.data();
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("policy.id", text(finding.at("/policy/id")));
        values.put("policy.title", text(finding.at("/policy/title")));
        values.put("severity", text(finding.at("/policy/severity")));
        values.put("status", text(finding.path("status")));
        values.put("object.kind", text(finding.at("/object/objectKind")));
        values.put("object.name", text(finding.at("/object/name")));
        values.put("assignee", text(finding.path("assignee")));
        values.put("openedAt", time(finding.path("openedAt")));
        values.put("resolvedAt", time(finding.path("resolvedAt")));
        values.put("updatedAt", fact.time());
        values.put("source.name", text(finding.at("/source/name")));
        values.put("source.connector", text(finding.at("/source/connector")));
        values.put("owner.name", text(finding.at("/owner/name")));
        values.put(
                "riskScore",
                finding.path("riskScore").isNumber() ? finding.path("riskScore").longValue() : null);
        return values;
    }

    private static @Nullable String text(JsonNode value) {
        return value.isTextual() ? value.asText() : null;
    }

    private static @Nullable Instant time(JsonNode value) {
        try {
            return value.isTextual() ? Instant.parse(value.asText()) : null;
        } catch (DateTimeParseException notATime) {
            return null;
        }
    }
}
