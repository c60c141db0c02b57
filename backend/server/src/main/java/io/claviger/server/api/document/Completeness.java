package io.claviger.server.api.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;

/**
 * Says of every record which members may be null, and of every answer that all its members are there: a field that is not known is null,
 * never left out.
 */
final class Completeness {

    private final Map<String, Schema> components;
    private final Collection<Class<?>> records;

    Completeness(OpenAPI document, Collection<Class<?>> records) {
        this.components = document.getComponents().getSchemas();
        this.records = records;
    }

    void say(OpenAPI document) {
        Set<String> answered = new HashSet<>();
        document.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .flatMap(Completeness::answers)
                .forEach(schema -> collect(schema, answered));
        components.forEach((name, schema) -> say(name, schema, answered.contains(name)));
    }

    private static Stream<Schema> answers(Operation operation) {
        return operation.getResponses().getAPIResponses().values().stream()
                .map(response -> response.getContent())
                .filter(Objects::nonNull)
                .map(Content::getMediaTypes)
                .flatMap(types -> types.values().stream())
                .map(media -> media.getSchema())
                .filter(Objects::nonNull);
    }

    private void collect(Schema schema, Set<String> found) {
        String component = Schemas.refersTo(schema);
        if (components.containsKey(component) && found.add(component)) {
            collect(components.get(component), found);
        }
        parts(schema).forEach(part -> collect(part, found));
    }

    private static List<Schema> parts(Schema schema) {
        List<Schema> parts = new ArrayList<>();
        Optional.ofNullable(schema.getProperties()).ifPresent(members -> parts.addAll(members.values()));
        Optional.ofNullable(schema.getAnyOf()).ifPresent(parts::addAll);
        Optional.ofNullable(schema.getItems()).ifPresent(parts::add);
        Optional.ofNullable(schema.getAdditionalPropertiesSchema()).ifPresent(parts::add);
        return parts;
    }

    private void say(String name, Schema schema, boolean answered) {
        if (schema.getProperties() == null || (schema.getRequired() != null && answered)) {
            return;
        }
        List<RecordComponent> known = membersOf(name, schema.getProperties().keySet());
        Set<String> nullable = names(known, RecordSchemas::mayBeNull);
        Map.copyOf(schema.getProperties()).forEach((member, type) -> {
            if (nullable.contains(member)) {
                schema.addProperty(member, Schemas.orNull(type));
            }
        });
        if (answered && !known.isEmpty()) {
            Set<String> optional = names(known, member -> member.getAccessor().isAnnotationPresent(JsonInclude.class));
            schema.required(schema.getProperties().keySet().stream()
                    .filter(member -> !optional.contains(member))
                    .toList());
        }
    }

    private static Set<String> names(List<RecordComponent> members, Predicate<RecordComponent> which) {
        return members.stream().filter(which).map(Completeness::nameOf).collect(Collectors.toSet());
    }

    /** Those of the records from which the scan made a component: it has their members, and it begins with their name. */
    private List<RecordComponent> membersOf(String component, Set<String> members) {
        return records.stream()
                .filter(record -> component.startsWith(record.getSimpleName()))
                .map(Completeness::told)
                .filter(told -> told.stream().map(Completeness::nameOf).allMatch(members::contains))
                .flatMap(List::stream)
                .toList();
    }

    private static List<RecordComponent> told(Class<?> record) {
        return Arrays.stream(record.getRecordComponents())
                .filter(member -> !member.getAccessor().isAnnotationPresent(JsonUnwrapped.class))
                .toList();
    }

    private static String nameOf(RecordComponent member) {
        JsonProperty name = member.getAccessor().getAnnotation(JsonProperty.class);
        return name == null || name.value().isEmpty() ? member.getName() : name.value();
    }
}
