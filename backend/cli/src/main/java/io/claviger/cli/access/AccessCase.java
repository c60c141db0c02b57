package io.claviger.cli.access;

import io.claviger.engine.access.evaluation.AccessRequest;
import io.claviger.engine.access.evaluation.Evaluator;
import io.claviger.engine.access.evaluation.Policies;
import io.claviger.engine.access.evaluation.Policies.Level;
import io.claviger.engine.access.policy.Context;
import io.claviger.engine.access.policy.Policy;
import io.claviger.engine.access.policy.PolicyReader.Kind;
import io.claviger.engine.access.policy.Principal;
import io.claviger.engine.json.JsonException;
import io.claviger.engine.json.JsonReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One authorization case, as a line of JSON has it. */
final class AccessCase {

    /** What a case asks, and of which policies; whether it says all of the context. */
    record Asked(AccessRequest request, Policies policies, boolean complete) {}

    private final Map<?, ?> written;

    private AccessCase(Map<?, ?> written) {
        this.written = written;
    }

    /** @param number of the line, which stands for an id that cannot be read */
    static CaseAnswer answer(String line, int number) {
        try {
            return JsonReader.read(line) instanceof Map<?, ?> map
                    ? answer(map)
                    : CaseAnswer.error(number, "line " + number + " is no JSON object");
        } catch (JsonException noJson) {
            return CaseAnswer.error(number, "line " + number + " is no JSON: " + said(noJson));
        }
    }

    static CaseAnswer answer(Map<?, ?> written) {
        Object id = written.get("id");
        try {
            Asked asked = asked(written);
            return CaseAnswer.of(id, Evaluator.decide(asked.request(), asked.policies()), !asked.complete());
        } catch (IllegalArgumentException unreadable) {
            return CaseAnswer.error(id, said(unreadable));
        }
    }

    /** @throws IllegalArgumentException saying what of it cannot be read */
    static Asked asked(Map<?, ?> written) {
        AccessCase one = new AccessCase(written);
        Map<?, ?> request = one.request();
        boolean complete = !"false".equals(text(request, "contextComplete"));
        return new Asked(request(request, complete), one.policies(), complete);
    }

    private static String said(Exception failure) {
        String message = failure.getMessage();
        return message == null ? "unreadable" : message.lines().findFirst().orElse("");
    }

    private Map<?, ?> request() {
        if (written.get("request") instanceof Map<?, ?> request) {
            return request;
        }
        throw new IllegalArgumentException("the case has no 'request' object");
    }

    private static AccessRequest request(Map<?, ?> request, boolean complete) {
        String action = text(request, "action");
        if (action == null || action.indexOf(':') < 1) {
            throw new IllegalArgumentException("request.action must be service:operation, such as s3:GetObject");
        }
        if (action.indexOf('*') >= 0 || action.indexOf('?') >= 0) {
            throw new IllegalArgumentException(
                    "request.action must be one action: ask for each of those that '" + action + "' stands for");
        }
        String resource = text(request, "resource");
        if (resource == null || resource.isBlank()) {
            throw new IllegalArgumentException("request.resource must be an ARN, or * for any");
        }
        String account = text(request, "resourceAccount");
        return AccessRequest.of(
                Principal.of(text(request, "principal"), text(request, "principalType")),
                action,
                resource,
                account == null ? "" : account,
                Context.of(context(request.get("context")), complete));
    }

    private static Map<String, List<String>> context(@Nullable Object written) {
        Map<String, List<String>> context = new HashMap<>();
        if (written == null) {
            return context;
        }
        if (!(written instanceof Map<?, ?> keys)) {
            throw new IllegalArgumentException("request.context must be an object of keys with their values");
        }
        keys.forEach((key, values) -> context.put(String.valueOf(key), texts(values)));
        return context;
    }

    private Policies policies() {
        return new Policies(
                list("identityPolicies", Kind.IDENTITY, "identity policy"),
                list("sessionPolicy", Kind.IDENTITY, "session policy"),
                list("resourcePolicy", Kind.RESOURCE, "resource policy"),
                list("permissionBoundaries", Kind.IDENTITY, "permissions boundary"),
                levels("serviceControlPolicies", Kind.IDENTITY, "service control policy"),
                levels("resourceControlPolicies", Kind.OTHER, "resource control policy"),
                list("endpointPolicies", Kind.OTHER, "endpoint policy"));
    }

    private List<Policy> list(String member, Kind kind, String name) {
        return WrittenPolicies.list(written.get(member), kind, name);
    }

    private List<Level> levels(String member, Kind kind, String name) {
        return WrittenPolicies.levels(written.get(member), kind, member, name);
    }

    private static List<String> texts(@Nullable Object values) {
        if (values instanceof List<?> list) {
            return list.stream().filter(Objects::nonNull).map(String::valueOf).toList();
        }
        return values == null ? List.of() : List.of(values.toString());
    }

    private static @Nullable String text(Map<?, ?> map, String member) {
        Object value = map.get(member);
        if (value instanceof Map || value instanceof List) {
            throw new IllegalArgumentException("request." + member + " must be text");
        }
        return value == null ? null : value.toString();
    }
}
