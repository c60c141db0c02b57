package io.claviger.engine.access.policy;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The context keys of a request. Names of keys do not care about case.
 *
 * <p>Source: <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html">AWS global
 * condition context keys</a>.
 */
public final class Context {

    private final Map<String, List<String>> values;
    private final boolean complete;
    private final List<String> completePrefixes;

    private Context(Map<String, List<String>> values, boolean complete, List<String> completePrefixes) {
        this.values = values;
        this.complete = complete;
        this.completePrefixes = completePrefixes;
    }

    /**
     * @param values of each key; a key with none is known to be absent
     * @param complete whether a key that is not there is absent; otherwise it is not known
     */
    public static Context of(Map<String, List<String>> values, boolean complete) {
        Map<String, List<String>> lower = HashMap.newHashMap(values.size());
        values.forEach((key, list) -> lower.put(key.toLowerCase(Locale.ROOT), List.copyOf(list)));
        return new Context(lower, complete, List.of());
    }

    /**
     * The same, where a key with one of these beginnings, in lower case, is absent when it is not there: the tags of one
     * whose tags are all known.
     */
    public Context knowingAll(List<String> prefixes) {
        return new Context(values, complete, List.copyOf(prefixes));
    }

    /**
     * @param key in lower case
     * @return its values, none when it is absent, or null when that is not known
     */
    public @Nullable List<String> get(String key) {
        List<String> known = values.get(key);
        if (known != null) {
            return known;
        }
        return complete || completePrefixes.stream().anyMatch(key::startsWith) ? List.of() : null;
    }
}
