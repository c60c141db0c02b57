package io.claviger.server.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claviger.engine.expression.CompiledExpression;
import io.claviger.engine.expression.Field;
import io.claviger.engine.expression.ObjectSchema;
import io.claviger.engine.expression.ValueType;
import io.claviger.server.Refusal;
import io.claviger.server.catalog.listing.Filter;
import io.claviger.server.catalog.listing.ListQuery;
import io.claviger.server.catalog.listing.Page;
import io.claviger.server.catalog.listing.UnknownName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A list of so few items that all of them are read: it takes the parameters of the long ones, and answers in their shape.
 *
 * @param schema what filters, sorts and facets can name; an item has members of the same names
 * @param sort the field by which it is sorted unless told otherwise
 */
public record ShortList(ObjectSchema schema, String sort) {

    private static final String UPDATED = "updatedAt";

    /** An item, and what expressions see of it. */
    private record Row(@Nullable ObjectNode item, String id, Map<String, @Nullable Object> values) {}

    Page page(List<ObjectNode> items, ListQuery query, Instant now) {
        if (query.asOf() != null) {
            throw Refusal.invalid(
                    "as-of-unsupported", "The list of a " + schema.kind() + " has no past: leave asOf out");
        }
        CompiledExpression filter = Filter.compile(schema, query.filter());
        String by = query.updatedSince() != null ? UPDATED : query.sort() == null ? sort : query.sort();
        Field key = field(by);
        Comparator<Row> order = order(key, by.startsWith("-"));
        List<Row> rows = items.stream()
                .map(this::row)
                .filter(row -> filter == null || filter.evaluate(row.values(), now))
                .filter(row -> isSince(row, query.updatedSince()))
                .sorted(order)
                .toList();
        Optional<Row> last = ShortCursor.read(query.cursor(), by)
                .map(cursor -> new Row(null, cursor.id(), values(key, value(cursor.value(), key.type()))));
        List<Row> rest = rows.stream()
                .dropWhile(row -> last.isPresent() && order.compare(row, last.get()) <= 0)
                .toList();
        List<Row> shown = rest.subList(0, Math.min(rest.size(), query.limit()));
        return new Page(
                shown.stream().map(row -> wanted(row.item(), query.fields())).toList(),
                shown.size() == rest.size() ? null : cursor(shown.getLast(), by, key),
                rows.size(),
                query.facets().isEmpty() ? null : facets(rows, query.facets()));
    }

    private Field field(String sort) {
        String name = sort.startsWith("-") ? sort.substring(1) : sort;
        return schema.field(name)
                .filter(field -> field.type() != ValueType.STRING_LIST)
                .orElseThrow(() -> UnknownName.refused("sort", "sort-unknown", name, names()));
    }

    private Row row(ObjectNode item) {
        Map<String, @Nullable Object> values = new HashMap<>();
        schema.fields().forEach(field -> values.put(field.name(), value(member(item, field), field.type())));
        return new Row(item, item.path("id").asText(), values);
    }

    private static JsonNode member(ObjectNode item, Field field) {
        return item.at("/" + field.name().replace('.', '/'));
    }

    private static Map<String, @Nullable Object> values(Field field, @Nullable Object value) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put(field.name(), value);
        return values;
    }

    private static @Nullable Object value(JsonNode value, ValueType type) {
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        return switch (type) {
            case TIMESTAMP -> Instant.parse(value.asText());
            case INT -> value.asLong();
            case DOUBLE -> value.asDouble();
            case BOOL -> value.asBoolean();
            case STRING_LIST -> value.valueStream().map(JsonNode::asText).toList();
            case STRING, DURATION -> value.asText();
        };
    }

    private static boolean isSince(Row row, @Nullable Instant since) {
        return since == null || (row.values().get(UPDATED) instanceof Instant at && !at.isBefore(since));
    }

    /** What is not known comes last in either direction. */
    private static Comparator<Row> order(Field key, boolean descending) {
        Comparator<Comparable<Object>> values = descending ? Comparator.reverseOrder() : Comparator.naturalOrder();
        return Comparator.comparing((Row row) -> comparable(row.values().get(key.name())), Comparator.nullsLast(values))
                .thenComparing(Row::id);
    }

    @SuppressWarnings("unchecked") // the values of one field are of one type, and those of lists are no keys
    private static @Nullable Comparable<Object> comparable(@Nullable Object value) {
        return (Comparable<Object>) (value instanceof String text ? text.toLowerCase(Locale.ROOT) : value);
    }

    private static String cursor(Row last, String by, Field key) {
        return new ShortCursor(by, member(Objects.requireNonNull(last.item()), key), last.id()).text();
    }

    private static ObjectNode wanted(@Nullable ObjectNode item, Set<String> fields) {
        ObjectNode whole = Objects.requireNonNull(item);
        for (String field : fields) {
            if (!whole.has(field)) {
                List<String> names = new ArrayList<>();
                whole.fieldNames().forEachRemaining(names::add);
                throw UnknownName.refused("fields", "field-unknown", field, names);
            }
        }
        return fields.isEmpty() ? whole : whole.retain(fields);
    }

    private Map<String, List<Page.FacetCount>> facets(List<Row> rows, List<String> wanted) {
        Map<String, List<Page.FacetCount>> facets = new LinkedHashMap<>();
        for (String name : wanted) {
            if (schema.field(name).isEmpty()) {
                throw UnknownName.refused("facets", "facet-unknown", name, names());
            }
            Map<Optional<Object>, Long> counts = rows.stream()
                    .collect(Collectors.groupingBy(
                            row -> Optional.ofNullable(row.values().get(name)), Collectors.counting()));
            facets.put(
                    name,
                    counts.entrySet().stream()
                            .map(count -> new Page.FacetCount(
                                    count.getKey().map(String::valueOf).orElse(null), count.getValue()))
                            .sorted(Comparator.comparingLong(Page.FacetCount::count)
                                    .reversed())
                            .toList());
        }
        return facets;
    }

    private List<String> names() {
        return schema.fields().stream().map(Field::name).toList();
    }
}
