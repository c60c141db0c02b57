package io.claviger.server.api.document;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jspecify.annotations.Nullable;

/** Records as components of the document: all members are there, and those that may be null say so. */
final class RecordSchemas {

    private final Components components;

    RecordSchemas(Components components) {
        this.components = components;
    }

    /** A reference to the record's component, which is made when it is not there yet. */
    Schema ref(Class<?> record) {
        String name = record.getSimpleName();
        if (components.getSchemas() == null || !components.getSchemas().containsKey(name)) {
            components.addSchema(name, object(record));
        }
        return Schemas.ref(name);
    }

    private Schema object(Class<?> record) {
        Schema schema = Schemas.of(Schema.SchemaType.OBJECT);
        for (RecordComponent member : record.getRecordComponents()) {
            Schema type = member.getAccessor().isAnnotationPresent(JsonRawValue.class)
                    ? Schemas.anyObject()
                    : of(member.getAnnotatedType());
            schema.addProperty(member.getName(), mayBeNull(member) ? Schemas.orNull(type) : type);
        }
        return schema.required(Arrays.stream(record.getRecordComponents())
                .map(RecordComponent::getName)
                .toList());
    }

    static boolean mayBeNull(RecordComponent member) {
        return member.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private Schema of(AnnotatedType annotated) {
        if (annotated instanceof AnnotatedParameterizedType list) {
            return Schemas.listOf(of(list.getAnnotatedActualTypeArguments()[0]));
        }
        Class<?> type = (Class<?>) annotated.getType();
        if (type.isRecord()) {
            return ref(type);
        }
        if (type.isEnum()) {
            return Schemas.oneOf(type);
        }
        return SIMPLE.stream()
                .filter(simple -> simple.types().contains(type))
                .findFirst()
                .map(simple -> simple.schema().get())
                .orElseGet(OASFactory::createSchema);
    }

    private record Simple(List<Class<?>> types, Supplier<Schema> schema) {}

    private static final List<Simple> SIMPLE = List.of(
            new Simple(List.of(String.class), Schemas::text),
            new Simple(List.of(UUID.class), Schemas::id),
            new Simple(List.of(Instant.class), Schemas::time),
            new Simple(List.of(int.class, long.class, Integer.class, Long.class), Schemas::integer),
            new Simple(List.of(double.class, Double.class), Schemas::decimal),
            new Simple(List.of(boolean.class, Boolean.class), Schemas::flag),
            new Simple(List.of(ObjectNode.class), Schemas::anyObject));
}
