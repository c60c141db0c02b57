package io.claviger.cli.access;

import io.claviger.engine.access.evaluation.AccessRequest;
import io.claviger.engine.access.evaluation.Evaluator;
import io.claviger.engine.access.evaluation.Policies;
import io.claviger.engine.access.evaluation.Policies.Level;
import io.claviger.engine.access.policy.Context;
import io.claviger.engine.access.policy.JsonTree;
import io.claviger.engine.access.policy.Policy;
import io.claviger.engine.access.policy.PolicyReader;
import io.claviger.engine.access.policy.Principal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One authorization case, as a line of JSON has it. */
final class AccessCase {

    private static final class UnreadableException extends Exception {
        private static final long serialVersionUID = 1L;

        UnreadableException(String message) {
            super(message);
        }
    }

    private final Map<?, ?> written;

    private AccessCase(Map<?, ?> written) {
        this.written = written;
    }

    /** @param number of the line, which stands for an id that cannot be read */
    static CaseAnswer answer(String line, int number) {
        try {
            return JsonTree.read(line) instanceof Map<?, ?> map
                    ? answer(map)
                    : CaseAnswer.error(number, "line " + number + " is no JSON object");
        } catch (IOException noJson) {
            return CaseAnswer.error(number, "line " + number + " is no JSON: " + said(noJson));
        }
    }

    static CaseAnswer answer(Map<?, ?> written) {
        AccessCase one = new AccessCase(written);
        Object id = written.get("id");
        try {
            Map<?, ?> request = one.request();
            boolean complete = !Boolean.FALSE.equals(request.get("contextComplete"));
            return CaseAnswer.of(id, Evaluator.decide(asked(request, complete), one.policies()), !complete);
        } catch (UnreadableException unreadable) {
            return CaseAnswer.error(id, said(unreadable));
        }
    }

    private static String said(Exception failure) {
        String message = failure.getMessage();
        return message == null ? "unreadable" : message.lines().findFirst().orElse("");
    }

    private Map<?, ?> request() throws UnreadableException {
        if (written.get("request") instanceof Map<?, ?> request) {
            return request;
        }
        throw new UnreadableException("the case has no 'request' object");
    }

    private static AccessRequest asked(Map<?, ?> request, boolean complete) throws UnreadableException {
        String action = text(request, "action");
        if (action == null || action.indexOf(':') < 1) {
            throw new UnreadableException("request.action must be service:operation, such as s3:GetObject");
        }
        String resource = text(request, "resource");
        if (resource == null || resource.isBlank()) {
            throw new UnreadableException("request.resource must be an ARN, or * for any");
        }
        String account = text(request, "resourceAccount");
        return AccessRequest.of(
                Principal.of(text(request, "principal"), text(request, "principalType")),
                action,
                resource,
                account == null ? "" : account,
                Context.of(context(request.get("context")), complete));
    }

    private static Map<String, List<String>> context(@Nullable Object written) throws UnreadableException {
        Map<String, List<String>> context = new HashMap<>();
        if (written == null) {
            return context;
        }
        if (!(written instanceof Map<?, ?> keys)) {
            throw new UnreadableException("request.context must be an object of keys with their values");
        }
        keys.forEach((key, values) -> context.put(
                String.valueOf(key), list(values).stream().map(String::valueOf).toList()));
        return context;
    }

    private Policies policies() throws UnreadableException {
        return new Policies(
                policies("identityPolicies", "identity policy"),
                single("sessionPolicy", "session policy"),
                single("resourcePolicy", "resource policy"),
                policies("permissionBoundaries", "permissions boundary"),
                levels("serviceControlPolicies", "service control policy"),
                levels("resourceControlPolicies", "resource control policy"),
                policies("endpointPolicies", "endpoint policy"));
    }

    private List<Policy> policies(String member, String name) throws UnreadableException {
        return read(list(written.get(member)), name);
    }

    private static List<Policy> read(List<?> documents, String name) throws UnreadableException {
        List<Policy> policies = new ArrayList<>();
        for (int i = 0; i < documents.size(); i++) {
            policies.add(policy(documents.get(i), documents.size() == 1 ? name : name + " " + (i + 1)));
        }
        return policies;
    }

    private @Nullable Policy single(String member, String name) throws UnreadableException {
        Object document = written.get(member);
        return document == null ? null : policy(document, name);
    }

    private List<Level> levels(String member, String name) throws UnreadableException {
        List<Level> levels = new ArrayList<>();
        for (Object level : list(written.get(member))) {
            if (!(level instanceof Map<?, ?> map)) {
                throw new UnreadableException(member + " must be a list of {orgIdentifier, policies}");
            }
            levels.add(new Level(String.valueOf(map.get("orgIdentifier")), read(list(map.get("policies")), name)));
        }
        return levels;
    }

    /** A case whose policy cannot be read whole has no answer: the part left out might be what decides. */
    private static Policy policy(@Nullable Object document, String name) throws UnreadableException {
        Object body = document;
        String called = name;
        if (document instanceof Map<?, ?> map && map.containsKey("policy")) {
            body = map.get("policy");
            called = map.get("name") instanceof String given ? given : name;
        }
        if (body instanceof String text) {
            try {
                body = JsonTree.read(text);
            } catch (IOException noJson) {
                throw new UnreadableException("policy '" + called + "' is no JSON: " + said(noJson));
            }
        }
        Policy policy = PolicyReader.read(called, body);
        if (!policy.problems().isEmpty()) {
            throw new UnreadableException(String.join("; ", policy.problems()));
        }
        return policy;
    }

    private static @Nullable String text(Map<?, ?> map, String member) {
        Object value = map.get(member);
        return value == null ? null : value.toString();
    }

    private static List<?> list(@Nullable Object written) {
        if (written == null) {
            return List.of();
        }
        return written instanceof List<?> list ? list : List.of(written);
    }
}
