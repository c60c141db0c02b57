package io.claviger.server.sources;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claviger.spi.Secret;
import io.claviger.spi.Settings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Settings as a connector takes them: plain Java values, secrets as secrets. */
final class SettingsValues {

    private SettingsValues() {}

    static Settings of(ObjectNode settings, SettingsSchema schema) {
        Map<String, Object> values = new HashMap<>();
        settings.properties().forEach(setting -> {
            if (!setting.getValue().isNull()) {
                Object value = plain(setting.getValue());
                values.put(
                        setting.getKey(),
                        schema.secrets().contains(setting.getKey()) ? Secret.of(String.valueOf(value)) : value);
            }
        });
        return new Settings(values);
    }

    private static Object plain(JsonNode value) {
        return switch (value.getNodeType()) {
            case BOOLEAN -> value.booleanValue();
            case NUMBER -> value.isIntegralNumber() ? (Object) value.longValue() : (Object) value.doubleValue();
            case ARRAY -> texts(value);
            case STRING, BINARY, MISSING, NULL, OBJECT, POJO -> value.asText();
        };
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(element -> texts.add(element.asText()));
        return texts;
    }
}
