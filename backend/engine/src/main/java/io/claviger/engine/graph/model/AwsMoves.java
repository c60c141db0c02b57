package io.claviger.engine.graph.model;

import io.claviger.engine.access.account.Estate;
import io.claviger.engine.access.account.Estate.Control;
import io.claviger.engine.access.account.Estate.ManagedPolicy;
import io.claviger.engine.access.account.HeldResource;
import io.claviger.engine.access.account.IamPrincipal;
import io.claviger.engine.access.escalation.Sway;
import io.claviger.engine.access.policy.Policy;
import io.claviger.engine.graph.GraphFact.IdentityFact;
import io.claviger.engine.graph.GraphFact.ResourceFact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What moved in one account.
 *
 * @param number the account's
 * @param all whether all in it must be decided again
 * @param policies whether groups or managed policies moved
 * @param named names that came or went
 */
record AwsMoves(
        String number,
        boolean all,
        List<Moved> principals,
        List<MovedResource> resources,
        boolean policies,
        Set<String> named) {

    AwsMoves {
        principals = List.copyOf(principals);
        resources = List.copyOf(resources);
        named = Set.copyOf(named);
    }

    static Stream<MovedResource> resources(List<AwsMoves> moves) {
        return moves.stream().flatMap(one -> one.resources().stream());
    }

    /**
     * A user or role as it was read.
     *
     * @param sway over others, at the very most
     * @param problems of its own documents
     * @param fact that tells most of it
     */
    record Known(IamPrincipal principal, Sway sway, List<String> problems, IdentityFact fact) {}

    /**
     * A user or role whose facts moved.
     *
     * @param copied whether a source began or ended to tell of it
     */
    record Moved(
            String arn, @Nullable Known before, @Nullable Known after, boolean copied) {}

    /** @param ids of all objects that it is or was */
    record MovedResource(
            String arn,
            Set<UUID> ids,
            @Nullable HeldResource before,
            @Nullable HeldResource after) {}

    /**
     * What is read beside an account's own facts.
     *
     * @param managed AWS's own policies by ARN, as far as a source tells of them
     * @param runsAs the role of a workload, by its ARN
     */
    record Beside(
            AwsNames names,
            Function<String, @Nullable ResourceFact> managed,
            Function<String, @Nullable String> runsAs) {}

    /** An estate that is put together of accounts. */
    record Parts(
            List<IamPrincipal> principals,
            Map<String, List<Policy>> groups,
            Map<String, ManagedPolicy> managed,
            List<HeldResource> resources,
            Map<String, List<String>> problems) {

        static Estate sum(Iterable<AwsAccount> accounts, Map<String, Control> control) {
            Parts parts =
                    new Parts(new ArrayList<>(), new HashMap<>(), new HashMap<>(), new ArrayList<>(), new HashMap<>());
            accounts.forEach(account -> account.addTo(parts));
            return new Estate(
                    parts.principals, parts.groups, parts.managed, control, parts.resources, Map.of(), parts.problems);
        }
    }
}
