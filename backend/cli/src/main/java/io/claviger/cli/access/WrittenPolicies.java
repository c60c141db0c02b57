package io.claviger.cli.access;

import io.claviger.engine.access.evaluation.Policies.Level;
import io.claviger.engine.access.policy.Policy;
import io.claviger.engine.access.policy.PolicyReader;
import io.claviger.engine.access.policy.PolicyReader.Kind;
import io.claviger.engine.json.JsonException;
import io.claviger.engine.json.JsonReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Policies as files hand them in: documents, or {@code {name, policy}}. What cannot be read whole is refused: the part
 * left out might be what decides.
 */
final class WrittenPolicies {

    private WrittenPolicies() {}

    static List<Policy> list(@Nullable Object written, Kind kind, String name) {
        List<?> documents = items(written);
        List<Policy> policies = new ArrayList<>();
        for (int i = 0; i < documents.size(); i++) {
            policies.add(one(documents.get(i), kind, documents.size() == 1 ? name : name + " " + (i + 1)));
        }
        return policies;
    }

    /** Levels as {@code {orgIdentifier, policies}}, or as lists of policies; policies alone are one level. */
    static List<Level> levels(@Nullable Object written, Kind kind, String member, String name) {
        List<Level> levels = new ArrayList<>();
        List<Object> alone = new ArrayList<>();
        for (Object level : items(written)) {
            if (level instanceof List<?> several) {
                levels.add(new Level("level " + (levels.size() + 1), list(several, kind, name)));
                continue;
            }
            if (!(level instanceof Map<?, ?> map)) {
                throw new IllegalArgumentException(member + " must be a list of {orgIdentifier, policies}");
            }
            if (map.containsKey("policies")) {
                levels.add(new Level(String.valueOf(map.get("orgIdentifier")), list(map.get("policies"), kind, name)));
            } else {
                alone.add(map);
            }
        }
        if (!alone.isEmpty()) {
            levels.add(new Level("the organization", list(alone, kind, name)));
        }
        return levels;
    }

    static Policy one(@Nullable Object document, Kind kind, String name) {
        Object body = document;
        String called = name;
        if (document instanceof Map<?, ?> map && map.containsKey("policy")) {
            body = map.get("policy");
            called = map.get("name") instanceof String given ? given : name;
        }
        if (body instanceof String text) {
            try {
                body = JsonReader.read(text);
            } catch (JsonException noJson) {
                throw new IllegalArgumentException("policy '" + called + "' is no JSON", noJson);
            }
        }
        Policy policy = PolicyReader.read(called, kind, body);
        if (!policy.problems().isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", policy.problems()));
        }
        return policy;
    }

    static List<?> items(@Nullable Object written) {
        if (written == null) {
            return List.of();
        }
        return written instanceof List<?> list ? list : List.of(written);
    }
}
