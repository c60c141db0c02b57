package io.claviger.engine.access.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
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
    private final Predicate<String> never;

    private Context(
            Map<String, List<String>> values,
            boolean complete,
            List<String> completePrefixes,
            Predicate<String> never) {
        this.values = values;
        this.complete = complete;
        this.completePrefixes = completePrefixes;
        this.never = never;
    }

    /**
     * @param values of each key; a key with none is known to be absent
     * @param complete whether a key that is not there is absent; otherwise it is not known
     */
    public static Context of(Map<String, List<String>> values, boolean complete) {
        Map<String, List<String>> lower = HashMap.newHashMap(values.size());
        values.forEach((key, list) -> lower.put(key.toLowerCase(Locale.ROOT), List.copyOf(list)));
        return new Context(lower, complete, List.of(), key -> false);
    }

    /**
     * The same, where a key with one of these beginnings, in lower case, is absent when it is not there: the tags of one
     * whose tags are all known.
     */
    public Context knowingAll(List<String> prefixes) {
        return new Context(values, complete, List.copyOf(prefixes), never);
    }

    /** The same with more keys, which count before those that were there, and more beginnings of which all are known. */
    public Context with(Map<String, List<String>> more, List<String> prefixes) {
        if (more.isEmpty() && prefixes.isEmpty()) {
            return this;
        }
        Map<String, List<String>> all = new HashMap<>(values);
        more.forEach((key, list) -> all.put(key.toLowerCase(Locale.ROOT), List.copyOf(list)));
        List<String> whole = new ArrayList<>(completePrefixes);
        whole.addAll(prefixes);
        return new Context(all, complete, whole, never);
    }

    /** The same, where some keys, in lower case, are absent when they are not there. */
    public Context never(Predicate<String> absent) {
        return new Context(values, complete, completePrefixes, absent);
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
        if (complete || never.test(key)) {
            return List.of();
        }
        for (String prefix : completePrefixes) {
            if (key.startsWith(prefix)) {
                return List.of();
            }
        }
        return null;
    }
}
