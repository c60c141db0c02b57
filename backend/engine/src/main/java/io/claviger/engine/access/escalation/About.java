package io.claviger.engine.access.escalation;

import io.claviger.engine.access.account.IamPrincipal;
import io.claviger.engine.access.evaluation.Decision.Residual;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a thing that is acted on, as keys of a request's context.
 *
 * @param whole beginnings of keys, in lower case, of which all that there are are known
 * @param chosen what does not belong to the thing, but to how it is acted on
 * @param target which could be given other tags; null for what is no user or role that there is
 */
record About(
        Map<String, List<String>> values,
        List<String> whole,
        String chosen,
        @Nullable IamPrincipal target) {

    static final About NOTHING = new About(Map.of(), List.of(), "");

    About(Map<String, List<String>> values, List<String> whole, String chosen) {
        this(values, whole, chosen, null);
    }

    private static final List<String> TAGS = List.of("aws:resourcetag/", "iam:resourcetag/");

    About {
        values = Map.copyOf(values);
        whole = List.copyOf(whole);
    }

    /** Its tags and its boundary. */
    static About of(IamPrincipal target) {
        Map<String, List<String>> values = new HashMap<>();
        target.tags().forEach((key, value) -> {
            values.put("aws:ResourceTag/" + key, List.of(value));
            values.put("iam:ResourceTag/" + key, List.of(value));
        });
        IamPrincipal.Boundary boundary = target.boundary();
        values.put("iam:PermissionsBoundary", boundary == null ? List.of() : List.of(boundary.arn()));
        return new About(values, TAGS, "", target);
    }

    /** With tags of choice. */
    About withTagsOfChoice() {
        Map<String, List<String>> others = new HashMap<>(values);
        others.keySet().removeIf(About::isTag);
        return new About(others, List.of(), chosen);
    }

    static boolean isTag(String key) {
        String lower = key.toLowerCase(Locale.ROOT);
        return TAGS.stream().anyMatch(lower::startsWith);
    }

    /** One that is made just now, without a boundary. */
    static About ofNew() {
        return new About(Map.of("iam:PermissionsBoundary", List.of()), List.of(), "");
    }

    /** As which something is made to run: what the request for it says of the role. */
    static About ofHanded(IamPrincipal role) {
        Map<String, List<String>> values = new HashMap<>();
        values.put("cloudformation:RoleArn", List.of(role.arn()));
        List<String> profiles = role.instanceProfiles();
        if (profiles.size() == 1 && profiles.getFirst().startsWith("arn:")) {
            values.put("ec2:InstanceProfile", profiles);
        }
        return new About(values, List.of(), "");
    }

    /** Whether one of some conditions is about what is known here. */
    boolean decidesOf(List<Residual> conditions) {
        return conditions.stream()
                .anyMatch(condition -> values.keySet().stream().anyMatch(condition.key()::equalsIgnoreCase));
    }

    About and(String key, String value) {
        Map<String, List<String>> more = new HashMap<>(values);
        more.put(key, List.of(value));
        return new About(more, whole, chosen + ' ' + value, target);
    }
}
