package io.claviger.engine.access.policy;

import io.claviger.engine.access.policy.Statement.Effect;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a policy document from its JSON as maps, lists and scalars. A statement that is malformed is told of and left
 * out; the rest is read.
 *
 * <p>Source: <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html">Grammar of the IAM
 * JSON policy language</a>.
 */
public final class PolicyReader {

    private static final String WITH_VARIABLES = "2012-10-17";
    private static final String WITHOUT_VARIABLES = "2008-10-17";
    private static final Set<String> MEMBERS = Set.of(
            "Sid",
            "Effect",
            "Action",
            "NotAction",
            "Resource",
            "NotResource",
            "Principal",
            "NotPrincipal",
            "Condition");

    /** Where a policy stands, which decides what its statements must say. */
    public enum Kind {
        /** Of an identity, a boundary, a session or a service control policy: it names resources and no principals. */
        IDENTITY,
        /** Of a resource: it names principals. */
        RESOURCE,
        /** Either way. */
        OTHER
    }

    private final List<String> problems = new ArrayList<>();
    private final Kind kind;
    private final boolean variables;

    private PolicyReader(Kind kind, boolean variables) {
        this.kind = kind;
        this.variables = variables;
    }

    /**
     * @param name by which decisions speak of the policy
     * @param document what a JSON reader makes of it
     */
    public static Policy read(String name, Kind kind, @Nullable Object document) {
        if (!(document instanceof Map<?, ?> map)) {
            return new Policy(name, List.of(), List.of("policy '" + name + "' is no JSON object"));
        }
        Object version = map.get("Version");
        PolicyReader reader = new PolicyReader(kind, WITH_VARIABLES.equals(version));
        if (version != null && !WITH_VARIABLES.equals(version) && !WITHOUT_VARIABLES.equals(version)) {
            reader.problems.add(
                    "policy '" + name + "' has a Version '" + version + "' that there is not; write " + WITH_VARIABLES);
        }
        List<Statement> statements = new ArrayList<>();
        List<?> written = list(map.get("Statement"));
        if (written.isEmpty() && !(map.get("Statement") instanceof List)) {
            reader.problems.add("policy '" + name + "' has no Statement");
        }
        for (int i = 0; i < written.size(); i++) {
            String id = String.valueOf(i + 1);
            try {
                statements.add(reader.statement(id, written.get(i)));
            } catch (MalformedException malformed) {
                reader.problems.add("policy '" + name + "', statement " + id + ": " + malformed.getMessage());
            }
        }
        return new Policy(name, statements, reader.problems);
    }

    private Statement statement(String number, @Nullable Object written) throws MalformedException {
        if (!(written instanceof Map<?, ?> all)) {
            throw new MalformedException("is no JSON object");
        }
        Map<?, ?> map = said(all);
        for (Object member : map.keySet()) {
            if (!MEMBERS.contains(member)) {
                throw new MalformedException("has an element '" + member + "' that policies do not have");
            }
        }
        boolean notAction = either(map, "Action", "NotAction", true);
        boolean notResource = either(map, "Resource", "NotResource", false);
        boolean notPrincipal = either(map, "Principal", "NotPrincipal", false);
        fits(map);
        List<String> actions = texts(map.get(notAction ? "NotAction" : "Action"), "Action");
        Object resource = map.get(notResource ? "NotResource" : "Resource");
        Object principal = map.get(notPrincipal ? "NotPrincipal" : "Principal");
        return new Statement(
                map.get("Sid") instanceof String sid && !sid.isBlank() ? sid : number,
                effect(map.get("Effect")),
                actions.stream()
                        .map(action -> Glob.text(action.toLowerCase(Locale.ROOT)))
                        .toList(),
                notAction,
                resource == null ? null : resources(texts(resource, "Resource")),
                notResource,
                principal == null ? null : principals(notPrincipal, principal),
                conditions(map.get("Condition")));
    }

    /** Without elements that are null, which programs write for those that are not there. */
    private static Map<?, ?> said(Map<?, ?> written) {
        if (written.values().stream().noneMatch(Objects::isNull)) {
            return written;
        }
        Map<Object, Object> said = new LinkedHashMap<>(written);
        said.values().removeIf(Objects::isNull);
        return said;
    }

    private void fits(Map<?, ?> map) throws MalformedException {
        boolean names = map.containsKey("Principal") || map.containsKey("NotPrincipal");
        if (kind == Kind.IDENTITY && names) {
            throw new MalformedException("has a Principal, which only policies of resources have");
        }
        if (kind == Kind.IDENTITY && !map.containsKey("Resource") && !map.containsKey("NotResource")) {
            throw new MalformedException("has neither Resource nor NotResource");
        }
        if (kind == Kind.RESOURCE && !names) {
            throw new MalformedException("has neither Principal nor NotPrincipal");
        }
    }

    private static Effect effect(@Nullable Object written) throws MalformedException {
        for (Effect effect : Effect.values()) {
            if (effect.word().equals(written)) {
                return effect;
            }
        }
        throw new MalformedException("Effect must be Allow or Deny, not '" + written + "'");
    }

    /** Whether it is the second of two elements that exclude each other. */
    private static boolean either(Map<?, ?> map, String one, String other, boolean required) throws MalformedException {
        if (map.containsKey(one) && map.containsKey(other)) {
            throw new MalformedException("has both " + one + " and " + other + "; keep one");
        }
        if (required && !map.containsKey(one) && !map.containsKey(other)) {
            throw new MalformedException("has neither " + one + " nor " + other);
        }
        return map.containsKey(other);
    }

    private List<Template> resources(List<String> texts) {
        List<Template> resources = new ArrayList<>(texts.size());
        for (String text : texts) {
            resources.add(Template.ofResource(text, variables));
        }
        return resources;
    }

    private static Principals principals(boolean excluded, Object written) throws MalformedException {
        if ("*".equals(written)) {
            return new Principals(excluded, true, Set.of());
        }
        if (!(written instanceof Map<?, ?> map)) {
            throw new MalformedException("Principal must be \"*\" or an object such as {\"AWS\": …}");
        }
        Set<String> names = new HashSet<>();
        boolean everyone = false;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            for (String name : texts(entry.getValue(), "Principal")) {
                everyone |= name.equals("*") && "AWS".equals(entry.getKey());
                names.add(name);
            }
        }
        return new Principals(excluded, everyone, names);
    }

    private List<Condition> conditions(@Nullable Object written) throws MalformedException {
        if (written == null) {
            return List.of();
        }
        if (!(written instanceof Map<?, ?> operators)) {
            throw new MalformedException("Condition must be an object of operators");
        }
        List<Condition> conditions = new ArrayList<>();
        for (Map.Entry<?, ?> operator : operators.entrySet()) {
            if (!(operator.getValue() instanceof Map<?, ?> keys)) {
                throw new MalformedException("Condition " + operator.getKey() + " must be an object of keys");
            }
            for (Map.Entry<?, ?> key : keys.entrySet()) {
                String name = String.valueOf(key.getKey());
                Condition condition =
                        Condition.of(String.valueOf(operator.getKey()), name, texts(key.getValue(), name), variables);
                if (condition == null) {
                    throw new MalformedException("there is no condition operator '" + operator.getKey() + "'");
                }
                conditions.add(condition);
            }
        }
        return conditions;
    }

    private static List<?> list(@Nullable Object written) {
        if (written == null) {
            return List.of();
        }
        return written instanceof List<?> list ? list : List.of(written);
    }

    private static List<String> texts(@Nullable Object written, String element) throws MalformedException {
        List<String> texts = new ArrayList<>();
        for (Object item : list(written)) {
            if (!(item instanceof String || item instanceof Number || item instanceof Boolean)) {
                throw new MalformedException(element + " must be text or a list of texts");
            }
            texts.add(item.toString());
        }
        return texts;
    }
}
