package io.claviger.server.api.http;

import io.claviger.server.Refusal;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Ids in addresses: whoever mistypes one is told so, instead of that there is no such address. */
@Provider
class Ids implements ParamConverterProvider {

    private static final Pattern ID = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    @Override
    @SuppressWarnings("unchecked") // T is UUID wherever the converter is given
    public <T> @Nullable ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] annotations) {
        return type == UUID.class ? (ParamConverter<T>) new Reader() : null;
    }

    private static final class Reader implements ParamConverter<UUID> {

        @Override
        public UUID fromString(String text) {
            if (!ID.matcher(text).matches()) {
                throw Refusal.of(
                        Refusal.Kind.NOT_FOUND,
                        "id-malformed",
                        "'" + text + "' is no id: ids are as the lists give them, such as"
                                + " 0199c2f0-0000-7000-8000-000000000000");
            }
            return UUID.fromString(text);
        }

        @Override
        public String toString(UUID id) {
            return id.toString();
        }
    }
}
