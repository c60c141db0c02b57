package io.claviger.server.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claviger.engine.expression.CompiledExpression;
import io.claviger.engine.expression.Field;
import io.claviger.engine.expression.ObjectSchema;
import io.claviger.engine.expression.ValueType;
import io.claviger.server.catalog.listing.Filter;
import io.claviger.server.catalog.listing.ListQuery;
import io.claviger.server.catalog.listing.Page;
import io.claviger.server.catalog.listing.UnknownName;
import io.claviger.server.catalog.listing.Unsupported;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

    /** Where an item stands in the order. */
    private record Place(@Nullable Object value, String id) {}

    /** An item, and what expressions see of it. */
    private record Row(ObjectNode item, Map<String, @Nullable Object> values, Place place) {}

    Page page(List<ObjectNode> items, ListQuery query, Instant now) {
        if (query.asOf() != null) {
            throw Unsupported.asOf(schema);
        }
        if (query.updatedSince() != null && schema.field(UPDATED).isEmpty()) {
            throw Unsupported.updatedSince(schema);
        }
        CompiledExpression filter = Filter.compile(schema, query.filter());
        String by = query.sortedBy(sort);
        Field key = field(by);
        Comparator<Place> order = order(by.startsWith("-"));
        List<Row> rows = items.stream()
                .map(item -> row(item, key))
                .filter(row -> filter == null || filter.evaluate(row.values(), now))
                .filter(row -> isSince(row, query.updatedSince()))
                .sorted(Comparator.comparing(Row::place, order))
                .toList();
        Optional<Place> behind = ShortCursor.read(query.cursor(), by).map(cursor -> place(cursor, key));
        List<Row> rest = rows.stream()
                .dropWhile(row -> behind.isPresent() && order.compare(row.place(), behind.get()) <= 0)
                .toList();
        List<Row> shown = rest.subList(0, Math.min(rest.size(), query.limit()));
        return new Page(
                shown.stream().map(row -> wanted(row.item(), query.fields())).toList(),
                shown.size() == rest.size() ? null : cursor(shown.getLast(), by, key),
                rows.size(),
                query.facets().isEmpty() ? null : facets(rows, query.facets()));
    }

    private static Place place(ShortCursor cursor, Field key) {
        try {
            return new Place(value(cursor.value(), key.type()), cursor.id());
        } catch (DateTimeException wrong) {
            throw Paging.wrongCursor();
        }
    }

    private Field field(String sort) {
        String name = sort.startsWith("-") ? sort.substring(1) : sort;
        return schema.field(name)
                .filter(field -> field.type() != ValueType.STRING_LIST)
                .orElseThrow(() -> UnknownName.refused("sort", "sort-unknown", name, names()));
    }

    private Row row(ObjectNode item, Field key) {
        Map<String, @Nullable Object> values = new HashMap<>();
        schema.fields().forEach(field -> values.put(field.name(), value(member(item, field), field.type())));
        return new Row(
                item, values, new Place(values.get(key.name()), item.path("id").asText()));
    }

    private static JsonNode member(ObjectNode item, Field field) {
        return item.at("/" + field.name().replace('.', '/'));
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
    private static Comparator<Place> order(boolean descending) {
        Comparator<Comparable<Object>> values = descending ? Comparator.reverseOrder() : Comparator.naturalOrder();
        return Comparator.comparing((Place place) -> comparable(place.value()), Comparator.nullsLast(values))
                .thenComparing(Place::id);
    }

    @SuppressWarnings("unchecked") // the values of one field are of one type, and those of lists are no keys
    private static @Nullable Comparable<Object> comparable(@Nullable Object value) {
        return (Comparable<Object>) (value instanceof String text ? text.toLowerCase(Locale.ROOT) : value);
    }

    private static String cursor(Row last, String by, Field key) {
        return new ShortCursor(by, member(last.item(), key), last.place().id()).text();
    }

    private static ObjectNode wanted(ObjectNode item, Set<String> fields) {
        for (String field : fields) {
            if (!item.has(field)) {
                List<String> names = new ArrayList<>();
                item.fieldNames().forEachRemaining(names::add);
                throw UnknownName.refused("fields", "field-unknown", field, names);
            }
        }
        return fields.isEmpty() ? item : item.retain(fields);
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
