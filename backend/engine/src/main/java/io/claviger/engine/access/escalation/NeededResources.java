package io.claviger.engine.access.escalation;

import io.claviger.engine.access.account.IamPrincipal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What actions that are asked of several resources at once are asked of. Source: <a
 * href="https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html">Actions,
 * resources, and condition keys for AWS services</a>, "Resource types".
 *
 * @param needs all must be allowed, of each one of the alternatives
 */
record NeededResources(String action, List<List<String>> needs) {

    /** Read once, when first asked. */
    private static final class Holder {
        static final Map<String, NeededResources> ALL =
                PackedFacts.read("/access/needed-resources.yaml", NeededResources::of).stream()
                        .collect(Collectors.toMap(NeededResources::action, one -> one));
    }

    private static NeededResources of(Map<?, ?> written) {
        List<List<String>> needs = written.get("needs") instanceof List<?> list
                ? list.stream().map(PackedFacts::texts).toList()
                : List.of();
        return new NeededResources(String.valueOf(written.get("action")), needs);
    }

    private static final NeededResources ANY = new NeededResources("", List.of(List.of("*")));

    /** Of anything where no more is known. */
    static NeededResources of(String action) {
        return Holder.ALL.getOrDefault(action, ANY);
    }

    /** Whether more than one must be allowed. */
    boolean areSeveral() {
        return needs.size() > 1;
    }

    /**
     * @param asked what is decided of a pattern
     * @return null when it may not
     */
    @Nullable
    Permit permit(IamPrincipal by, Function<String, @Nullable Permit> asked) {
        Permit sum = null;
        for (List<String> alternatives : needs) {
            Permit one = alternatives.stream()
                    .map(pattern -> asked.apply(named(pattern, by)))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
            if (one == null) {
                return null;
            }
            sum = sum == null ? one : sum.and(one);
        }
        return sum;
    }

    private static String named(String pattern, IamPrincipal by) {
        return pattern.replace("{account}", by.account()).replaceFirst("^arn:aws:", "arn:" + by.partition() + ':');
    }
}
