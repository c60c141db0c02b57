package io.claviger.engine.access.escalation;

import io.claviger.engine.access.policy.Arn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The actions that stand for reading, changing and administering the resources of one service.
 *
 * @param service as ARNs have it
 * @param within what they are asked on, behind the name of the resource
 * @param writesAlone whether changing without reading counts
 * @param doc AWS's page on the service's actions
 */
record ResourceActions(
        String service,
        String within,
        List<String> reads,
        List<String> writes,
        boolean writesAlone,
        List<String> administers,
        String doc) {

    /** Of the service of an ARN; null when it is none that is known. */
    static @Nullable ResourceActions of(String resource) {
        Arn arn = Arn.parse(resource);
        return arn == null ? null : Holder.ALL.get(arn.service());
    }

    static List<String> all() {
        List<String> all = new ArrayList<>();
        Holder.ALL.values().forEach(one -> {
            all.addAll(one.reads);
            all.addAll(one.writes);
            all.addAll(one.administers);
        });
        return all;
    }

    /** Read once, when first asked. */
    private static final class Holder {
        static final Map<String, ResourceActions> ALL =
                DataFile.read("/access/resource-actions.yaml", ResourceActions::of).stream()
                        .collect(Collectors.toMap(ResourceActions::service, one -> one));
    }

    private static ResourceActions of(Map<?, ?> written) {
        return new ResourceActions(
                String.valueOf(written.get("service")),
                Objects.requireNonNullElse(DataFile.text(written.get("within")), ""),
                DataFile.texts(written.get("reads")),
                DataFile.texts(written.get("writes")),
                Boolean.TRUE.equals(written.get("writesAlone")),
                DataFile.texts(written.get("administers")),
                String.valueOf(written.get("doc")));
    }
}
