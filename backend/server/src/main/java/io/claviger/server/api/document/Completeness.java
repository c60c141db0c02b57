package io.claviger.server.api.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
        Optional<Class<?>> record = recordOf(name, schema.getProperties().keySet());
        record.ifPresent(it -> sayNull(schema, it));
        if (answered && record.isPresent()) {
            Set<String> optional = new HashSet<>();
            Arrays.stream(record.get().getRecordComponents())
                    .filter(Completeness::maybeLeftOut)
                    .forEach(member -> optional.add(nameOf(member)));
            schema.required(schema.getProperties().keySet().stream()
                    .filter(member -> !optional.contains(member))
                    .toList());
        }
    }

    private static void sayNull(Schema schema, Class<?> record) {
        Set<String> nullable = Arrays.stream(record.getRecordComponents())
                .filter(RecordSchemas::mayBeNull)
                .map(Completeness::nameOf)
                .collect(Collectors.toSet());
        Map.copyOf(schema.getProperties()).forEach((member, type) -> {
            if (nullable.contains(member)) {
                schema.addProperty(member, Schemas.orNull(type));
            }
        });
    }

    /** The record from which the scan made a component: it has its members, and the component begins with its name. */
    private Optional<Class<?>> recordOf(String component, Set<String> members) {
        return records.stream()
                .filter(record -> component.startsWith(record.getSimpleName()))
                .filter(record -> Arrays.stream(record.getRecordComponents())
                        .map(Completeness::nameOf)
                        .allMatch(members::contains))
                .max(Comparator.comparingInt((Class<?> record) -> record.getRecordComponents().length)
                        .thenComparing(record -> record.getSimpleName().length()));
    }

    private static String nameOf(RecordComponent member) {
        JsonProperty name = member.getAccessor().getAnnotation(JsonProperty.class);
        return name == null || name.value().isEmpty() ? member.getName() : name.value();
    }

    private static boolean maybeLeftOut(RecordComponent member) {
        return member.getAccessor().isAnnotationPresent(JsonInclude.class);
    }
}
