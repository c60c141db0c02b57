package io.claviger.engine.access.escalation;

import io.claviger.engine.access.policy.Arn;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How what a service keeps is had.
 *
 * @param secret whether it is kept as a secret
 * @param use the actions of which each reaches a resource
 * @param stored those of which each shows a credential that lies in it
 * @param named which resources of policies are single things; null for none
 * @param doc the vendor's page
 */
record Reading(
        String service,
        boolean secret,
        List<String> use,
        List<String> stored,
        @Nullable Pattern named,
        String doc) {

    static Map<String, Reading> all() {
        return Holder.ALL;
    }

    /** Null when it is not known how such a resource is read. */
    static @Nullable Reading of(String resource) {
        Arn arn = Arn.parse(resource);
        return arn == null ? null : all().get(arn.service());
    }

    static Set<String> actions() {
        Set<String> actions = new LinkedHashSet<>();
        all().values().forEach(one -> {
            actions.addAll(one.use());
            actions.addAll(one.stored());
        });
        return actions;
    }

    /** Read once, when first asked. */
    private static final class Holder {
        static final Map<String, Reading> ALL = new LinkedHashMap<>();

        static {
            DataFile.read("/access/readings.yaml", Reading::of).forEach(one -> ALL.put(one.service(), one));
        }
    }

    private static Reading of(Map<?, ?> written) {
        List<String> use = DataFile.texts(written.get("use"));
        List<String> stored = DataFile.texts(written.get("stored"));
        String named = DataFile.text(written.get("named"));
        return new Reading(
                String.valueOf(written.get("service")),
                Boolean.TRUE.equals(written.get("secret")),
                use,
                stored.isEmpty() ? use : stored,
                named == null ? null : Pattern.compile(named),
                String.valueOf(written.get("doc")));
    }
}
