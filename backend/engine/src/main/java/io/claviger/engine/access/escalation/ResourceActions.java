package io.claviger.engine.access.escalation;

import io.claviger.engine.access.policy.Arn;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The actions that stand for what one may do with the resources of one service.
 *
 * @param service as ARNs have it
 * @param within what they are asked on, behind the name of the resource
 * @param writesAlone whether changing without reading counts
 * @param opens by which its policy is written; null where none is, or where that shows nothing of it
 * @param reaches those of which each has what the resource is there for
 * @param stored those of which each shows a credential that lies in it
 * @param secret whether what is kept is a secret
 * @param encrypted whether reading needs the customer's key, where there is one
 * @param named which resources of policies are single things; null for none
 * @param doc the vendor's page
 */
record ResourceActions(
        String service,
        String within,
        List<String> reads,
        List<String> writes,
        boolean writesAlone,
        List<String> administers,
        @Nullable String opens,
        List<String> reaches,
        List<String> stored,
        boolean secret,
        boolean encrypted,
        @Nullable Pattern named,
        String doc) {

    static Iterable<ResourceActions> all() {
        return Holder.ALL.values();
    }

    /** Of the service of an ARN; null when it is none that is known. */
    static @Nullable ResourceActions of(String resource) {
        Arn arn = Arn.parse(resource);
        return arn == null ? null : Holder.ALL.get(arn.service());
    }

    static Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        for (ResourceActions one : all()) {
            List.of(one.reads, one.writes, one.administers, one.reaches, one.stored)
                    .forEach(names::addAll);
        }
        return names;
    }

    /** Read once, when first asked. */
    private static final class Holder {
        static final Map<String, ResourceActions> ALL = new LinkedHashMap<>();

        static {
            PackedFacts.read("/access/resource-actions.yaml", ResourceActions::of)
                    .forEach(one -> ALL.put(one.service(), one));
        }
    }

    private static ResourceActions of(Map<?, ?> written) {
        List<String> reads = PackedFacts.texts(written.get("reads"));
        String named = PackedFacts.text(written.get("named"));
        return new ResourceActions(
                String.valueOf(written.get("service")),
                Objects.requireNonNullElse(PackedFacts.text(written.get("within")), ""),
                reads,
                PackedFacts.texts(written.get("writes")),
                Boolean.TRUE.equals(written.get("writesAlone")),
                PackedFacts.texts(written.get("administers")),
                PackedFacts.text(written.get("opens")),
                written.containsKey("reaches") ? PackedFacts.texts(written.get("reaches")) : reads,
                written.containsKey("stored") ? PackedFacts.texts(written.get("stored")) : reads,
                Boolean.TRUE.equals(written.get("secret")),
                Boolean.TRUE.equals(written.get("encrypted")),
                named == null ? null : Pattern.compile(named),
                String.valueOf(written.get("doc")));
    }
}
