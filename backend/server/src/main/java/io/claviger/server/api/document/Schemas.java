package io.claviger.server.api.document;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** Small schemas of which the others are made. */
final class Schemas {

    private static final String COMPONENTS = "#/components/schemas/";

    private Schemas() {}

    static Schema of(Schema.SchemaType type) {
        return OASFactory.createSchema().addType(type);
    }

    static Schema ref(String component) {
        return OASFactory.createSchema().ref(component);
    }

    /** The component that a schema refers to, or the empty text. */
    static String refersTo(Schema schema) {
        String ref = schema.getRef();
        return ref == null ? "" : ref.substring(ref.startsWith(COMPONENTS) ? COMPONENTS.length() : 0);
    }

    static Schema text() {
        return of(Schema.SchemaType.STRING);
    }

    static Schema text(String description) {
        return text().description(description);
    }

    static Schema oneOf(List<String> values) {
        return text().enumeration(new ArrayList<>(values));
    }

    static Schema oneOf(Class<?> values) {
        return oneOf(Arrays.stream(values.getFields())
                .filter(Field::isEnumConstant)
                .map(Schemas::written)
                .toList());
    }

    private static String written(Field constant) {
        JsonProperty name = constant.getAnnotation(JsonProperty.class);
        return name == null ? constant.getName() : name.value();
    }

    static Schema integer() {
        return of(Schema.SchemaType.INTEGER).format("int64");
    }

    static Schema decimal() {
        return of(Schema.SchemaType.NUMBER).format("double");
    }

    static Schema flag() {
        return of(Schema.SchemaType.BOOLEAN);
    }

    static Schema time() {
        return ref("Instant");
    }

    static Schema id() {
        return ref("UUID");
    }

    static Schema listOf(Schema items) {
        return of(Schema.SchemaType.ARRAY).items(items);
    }

    /** An object with members that nobody can name beforehand. */
    static Schema anyObject() {
        return of(Schema.SchemaType.OBJECT).additionalPropertiesBoolean(true);
    }

    /** The same, or null. */
    static Schema orNull(Schema schema) {
        if (schema.getRef() != null) {
            return OASFactory.createSchema().anyOf(List.of(schema, of(Schema.SchemaType.NULL)));
        }
        if (schema.getType() != null && !schema.getType().contains(Schema.SchemaType.NULL)) {
            schema.addType(Schema.SchemaType.NULL);
            if (schema.getEnumeration() != null) {
                List<Object> values = new ArrayList<>(schema.getEnumeration());
                values.add(null);
                schema.setEnumeration(values);
            }
        }
        return schema;
    }
}
