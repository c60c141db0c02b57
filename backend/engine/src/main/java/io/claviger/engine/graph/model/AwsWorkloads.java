package io.claviger.engine.graph.model;

import io.claviger.engine.access.policy.Arn;
import io.claviger.engine.graph.GraphFact.ConsumerFact;
import io.claviger.engine.graph.GraphFact.IdentityFact;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** As which roles functions, machines and projects run, by their ARNs. */
final class AwsWorkloads {

    private final Map<String, Map<UUID, ConsumerFact>> byArn = new HashMap<>();
    private final Map<UUID, Set<String>> byUsed = new HashMap<>();

    static boolean isTold(ConsumerFact workload) {
        return Arn.parse(workload.externalId()) != null;
    }

    void take(ConsumerFact workload, boolean gone) {
        AwsNames.take(byArn.computeIfAbsent(workload.externalId(), none -> new TreeMap<>()), workload, gone);
        byUsed.computeIfAbsent(workload.uses(), none -> new HashSet<>()).add(workload.externalId());
    }

    /** Those that use an identity, or did once, by ARN. */
    Set<String> of(UUID identity) {
        return byUsed.getOrDefault(identity, Set.of());
    }

    /** The ARN of the role as which it runs; null when that is not known. */
    @Nullable
    String roleOf(String arn, Function<UUID, @Nullable IdentityFact> identities) {
        for (ConsumerFact workload : byArn.getOrDefault(arn, Map.of()).values()) {
            IdentityFact role = identities.apply(workload.uses());
            if (role != null && role.kind().equals("aws.role")) {
                return role.externalId();
            }
        }
        return null;
    }
}
