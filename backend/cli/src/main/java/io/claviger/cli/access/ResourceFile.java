package io.claviger.cli.access;

import io.claviger.engine.access.account.HeldResource;
import io.claviger.engine.access.policy.Arn;
import io.claviger.engine.access.policy.Policy;
import io.claviger.engine.access.policy.PolicyReader;
import io.claviger.engine.access.policy.PolicyReader.Kind;
import io.claviger.engine.json.JsonException;
import io.claviger.engine.json.JsonReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Resources with their policies, as an object by ARN, an object of such by account, or a list of {@code {arn, account, policy, holds, runsAs, key,
 * restrictPublicBuckets}}. A policy that is malformed is told of, and what of it can be read still counts.
 */
final class ResourceFile {

    private ResourceFile() {}

    /** @throws IllegalArgumentException saying what is missing */
    static List<HeldResource> read(@Nullable Object written) {
        List<HeldResource> resources = new ArrayList<>();
        if (written instanceof Map<?, ?> byArn) {
            byArn.forEach((name, one) -> {
                if (String.valueOf(name).matches("[0-9]{12}")) {
                    read(one).forEach(resource -> resources.add(resource.ownedBy(String.valueOf(name))));
                } else {
                    resources.add(resource(String.valueOf(name), one));
                }
            });
        } else if (written instanceof List<?> list) {
            for (Object one : list) {
                resources.add(resource(
                        one instanceof Map<?, ?> map
                                ? first(map, "arn", "Arn", "ARN", "resource", "resourceArn", "ResourceArn")
                                : null,
                        one));
            }
        } else {
            throw new IllegalArgumentException("it is neither an object of policies by ARN nor a list");
        }
        return resources;
    }

    private static HeldResource resource(@Nullable Object named, @Nullable Object written) {
        Arn arn = named == null ? null : Arn.parse(named.toString());
        if (arn == null) {
            throw new IllegalArgumentException("a resource has no ARN: '" + named + "'");
        }
        Map<?, ?> about =
                written instanceof Map<?, ?> map && !map.containsKey("Statement") ? map : Map.<String, Object>of();
        Object policy =
                about == written ? first(about, "policy", "Policy", "resourcePolicy", "PolicyDocument") : written;
        Object account = first(about, "account", "resourceAccount", "Account");
        Object runsAs = first(about, "runsAs", "role", "Role", "roleArn", "RoleArn", "executionRoleArn");
        Object key = first(about, "key", "kmsKeyId", "KmsKeyId", "KMSKeyArn", "kmsKeyArn", "encryptedWith");
        return new HeldResource(
                arn.toString(),
                account == null ? arn.account() : account.toString(),
                policy == null ? null : policy(arn.toString(), policy),
                WrittenPolicies.items(first(about, "holds")).stream()
                        .map(String::valueOf)
                        .toList(),
                runsAs == null ? null : runsAs.toString(),
                key == null ? null : key.toString(),
                "true"
                        .equalsIgnoreCase(
                                String.valueOf(first(about, "restrictPublicBuckets", "RestrictPublicBuckets"))));
    }

    private static Policy policy(String arn, Object written) {
        String name = "policy of " + arn;
        try {
            return PolicyReader.read(
                    name, Kind.RESOURCE, written instanceof String text ? JsonReader.read(text) : written);
        } catch (JsonException noJson) {
            return new Policy(name, List.of(), List.of(name + " is no JSON"));
        }
    }

    private static @Nullable Object first(Map<?, ?> map, String... names) {
        for (String name : names) {
            if (map.get(name) != null) {
                return map.get(name);
            }
        }
        return null;
    }
}
