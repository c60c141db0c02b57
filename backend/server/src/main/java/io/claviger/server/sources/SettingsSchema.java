package io.claviger.server.sources;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claviger.server.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A connector's settings as its JSON Schema describes them: one object of plain properties. */
public final class SettingsSchema {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectNode schema;
    private final Map<String, SettingRule> rules = new LinkedHashMap<>();
    private final Set<String> required = new TreeSet<>();
    private final Set<String> secrets = new TreeSet<>();

    private SettingsSchema(ObjectNode schema) {
        this.schema = schema;
        schema.path("required").forEach(name -> required.add(name.asText()));
        schema.path("properties").properties().forEach(property -> {
            rules.put(property.getKey(), new SettingRule(property.getKey(), property.getValue()));
            if (property.getValue().path("writeOnly").asBoolean()) {
                secrets.add(property.getKey());
            }
        });
    }

    public static SettingsSchema parse(String text) {
        try {
            if (JSON.readTree(text) instanceof ObjectNode schema
                    && "object".equals(schema.path("type").asText())) {
                return new SettingsSchema(schema);
            }
        } catch (JsonProcessingException wrong) {
            throw new IllegalStateException("The settings' schema of a connector is no JSON", wrong);
        }
        throw new IllegalStateException("The settings' schema of a connector must be a JSON Schema of type object");
    }

    public ObjectNode json() {
        return schema.deepCopy();
    }

    /** The names of the settings that hold secrets. */
    public Set<String> secrets() {
        return Set.copyOf(secrets);
    }

    /** What a person calls a setting. */
    String title(String name) {
        return schema.path("properties").path(name).path("title").asText(name);
    }

    /** The same settings, with the defaults of those that are absent. */
    ObjectNode withDefaults(ObjectNode settings) {
        ObjectNode whole = settings.deepCopy();
        schema.path("properties").properties().forEach(property -> {
            JsonNode otherwise = property.getValue().get("default");
            if (otherwise != null && !whole.hasNonNull(property.getKey())) {
                whole.set(property.getKey(), otherwise);
            }
        });
        whole.properties().stream()
                .filter(one -> one.getValue().isNull())
                .map(Map.Entry::getKey)
                .toList()
                .forEach(whole::remove);
        return whole;
    }

    /**
     * Refuses settings that do not fit, naming each wrong place.
     *
     * @param settings with secrets and defaults
     */
    void check(ObjectNode settings) {
        List<Refusal.Place> wrong = new ArrayList<>();
        for (String name : required) {
            if (!settings.hasNonNull(name)) {
                wrong.add(place(name, "'" + title(name) + "' is missing"));
            }
        }
        settings.properties().forEach(setting -> {
            SettingRule rule = rules.get(setting.getKey());
            if (rule == null) {
                wrong.add(place(setting.getKey(), "is no setting; there are " + String.join(", ", rules.keySet())));
            } else {
                rule.problem(setting.getValue()).ifPresent(problem -> wrong.add(place(setting.getKey(), problem)));
            }
        });
        if (!wrong.isEmpty()) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "settings-invalid",
                    "The settings do not fit: " + wrong.getFirst().detail(),
                    wrong);
        }
    }

    private static Refusal.Place place(String setting, String detail) {
        return new Refusal.Place("/settings/" + setting.replace("~", "~0").replace("/", "~1"), detail);
    }
}
