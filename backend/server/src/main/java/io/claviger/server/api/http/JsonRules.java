package io.claviger.server.api.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.claviger.spi.Secret;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;

/**
 * JSON is read strictly: a value has the type that belongs there, or is refused; nothing is guessed out of another. A secret is never
 * written: trying to is an error, not a masked value.
 */
@Singleton
class JsonRules implements ObjectMapperCustomizer {

    private static final Set<CoercionInputShape> TEXTS =
            EnumSet.of(CoercionInputShape.String, CoercionInputShape.EmptyString);
    private static final Set<CoercionInputShape> NUMBERS =
            EnumSet.of(CoercionInputShape.Integer, CoercionInputShape.Float);

    /** After the framework's own modules, whose reader of instants takes numbers too. */
    @Override
    public int priority() {
        return MINIMUM_PRIORITY;
    }

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        mapper.enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
        mapper.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
        refuse(mapper, LogicalType.Textual, NUMBERS, EnumSet.of(CoercionInputShape.Boolean));
        refuse(mapper, LogicalType.Boolean, NUMBERS, TEXTS);
        refuse(mapper, LogicalType.Integer, EnumSet.of(CoercionInputShape.Float), TEXTS);
        refuse(mapper, LogicalType.Float, EnumSet.noneOf(CoercionInputShape.class), TEXTS);
        refuse(mapper, LogicalType.Enum, NUMBERS, EnumSet.of(CoercionInputShape.EmptyString));
        refuse(mapper, LogicalType.OtherScalar, NUMBERS, EnumSet.of(CoercionInputShape.EmptyString));
        mapper.registerModule(new SimpleModule("claviger").addSerializer(new SecretRefuser()));
        mapper.registerModule(new StorableValues());
    }

    private static void refuse(
            ObjectMapper mapper, LogicalType type, Set<CoercionInputShape> some, Set<CoercionInputShape> others) {
        some.forEach(shape -> mapper.coercionConfigFor(type).setCoercion(shape, CoercionAction.Fail));
        others.forEach(shape -> mapper.coercionConfigFor(type).setCoercion(shape, CoercionAction.Fail));
    }

    private static final class SecretRefuser extends StdSerializer<Secret> {

        private static final long serialVersionUID = 1L;

        SecretRefuser() {
            super(Secret.class);
        }

        @Override
        public void serialize(Secret secret, JsonGenerator generator, SerializerProvider provider) throws IOException {
            throw JsonMappingException.from(generator, "A secret is never written as JSON");
        }
    }
}
