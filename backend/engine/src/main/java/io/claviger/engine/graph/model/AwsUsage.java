package io.claviger.engine.graph.model;

import io.claviger.engine.graph.GraphFact.GrantFact;
import io.claviger.engine.graph.GraphFact.ResourceFact;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which services identities used, of those that their policies allow, and which actions, where AWS tracks them.
 *
 * <p>Source: <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_last-accessed.html">last accessed information</a>: a service
 * that is told of and has no time was not used since AWS began to track it, which is 400 days at most.
 */
final class AwsUsage {

    private static final String SERVICE = "aws.service";
    private static final String ACTION = "service";

    private final Map<UUID, String> services = new HashMap<>();
    private final Map<UUID, Map<UUID, GrantFact>> bySubject = new HashMap<>();
    private final Map<UUID, Map<UUID, GrantFact>> byService = new HashMap<>();

    static boolean isTold(ResourceFact resource) {
        return resource.kind().equals(SERVICE);
    }

    static boolean isTold(GrantFact grant) {
        return grant.action().equals(ACTION);
    }

    /** The identities of which this tells more. */
    Collection<UUID> take(ResourceFact service, boolean gone) {
        String before = gone ? services.remove(service.id()) : services.put(service.id(), service.externalId());
        boolean same = !gone && service.externalId().equals(before);
        return same
                ? List.of()
                : byService.getOrDefault(service.id(), Map.of()).values().stream()
                        .map(GrantFact::subject)
                        .toList();
    }

    void take(GrantFact use, boolean gone) {
        AwsNames.take(bySubject.computeIfAbsent(use.subject(), none -> new TreeMap<>()), use, gone);
        AwsNames.take(byService.computeIfAbsent(use.target(), none -> new TreeMap<>()), use, gone);
    }

    /**
     * Whether each service was used, by its prefix in actions, and each action, in lower case; those of which nothing is known are left
     * out.
     */
    Map<String, Boolean> of(UUID identity) {
        Map<String, Boolean> used = new TreeMap<>();
        for (GrantFact use : bySubject.getOrDefault(identity, Map.of()).values()) {
            @Nullable String service = services.get(use.target());
            Object told = use.attributes().get("used");
            if (service != null && told != null) {
                used.merge(service, told.equals(true), Boolean::logicalOr);
                if (use.attributes().get("actions") instanceof Map<?, ?> actions) {
                    actions.forEach((action, was) -> used.merge(
                            (service + ':' + action).toLowerCase(Locale.ROOT), was.equals(true), Boolean::logicalOr));
                }
            }
        }
        return used;
    }
}
