package io.claviger.engine.access.escalation;

import io.claviger.engine.access.account.HeldResource;
import io.claviger.engine.access.escalation.PrincipalReview.End;
import io.claviger.engine.access.policy.Arn;
import io.claviger.engine.access.policy.Glob;
import io.claviger.engine.access.policy.Policy;
import io.claviger.engine.access.policy.PolicyReader;
import io.claviger.engine.access.policy.Statement;
import io.claviger.engine.access.policy.Statement.Effect;
import io.claviger.engine.access.policy.Template;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which named resources a standing reads or uses: those of the input, and secrets that its own policies name. */
final class Reach {

    /**
     * A resource of which it is known how it is had.
     *
     * @param within what is asked for: a bucket is had by its objects
     */
    private record Known(HeldResource resource, HeldResource within, ResourceActions actions) {

        /** Null when it is not known. */
        static @Nullable Known of(HeldResource resource) {
            ResourceActions actions = ResourceActions.of(resource.arn());
            boolean bucket = resource.arn().contains(":s3:::") && resource.arn().indexOf('/') < 0;
            return actions == null
                    ? null
                    : new Known(resource, bucket ? resource.named(resource.arn() + "/*") : resource, actions);
        }
    }

    private final World world;
    /** By the account of who asks. */
    private final Map<String, List<Known>> listed = new HashMap<>();

    Reach(World world) {
        this.world = world;
    }

    private List<Known> listed(String account) {
        return listed.computeIfAbsent(
                account,
                its -> world.resources().within(its).stream()
                        .map(Known::of)
                        .filter(Objects::nonNull)
                        .toList());
    }

    /** What is reached, by what, and whether it is a secret. */
    record Reached(String arn, End end, Edge edge) {}

    /** By which actions. */
    record Had(List<String> actions, Permit permit) {}

    /** @param secrets whether of what its own policies name only secrets count */
    List<Reached> of(Standing standing, boolean secrets) {
        Rights its = world.rights(standing);
        Map<String, Reached> reached = new LinkedHashMap<>();
        for (Known known : listed(standing.principal().account())) {
            add(reached, standing, known, null);
        }
        for (ResourceActions actions : ResourceActions.all()) {
            boolean counts = actions.named() != null && (actions.secret() || !secrets);
            if (counts && actions.reaches().stream().anyMatch(its::canEver)) {
                ownNamed(standing, actions).stream()
                        .filter(arn -> !world.isListed(arn))
                        .map(arn -> Known.of(new HeldResource(arn, "", null, List.of())))
                        .filter(Objects::nonNull)
                        .forEach(known -> add(
                                reached,
                                standing,
                                known,
                                ownerless(known.resource().arn())));
            }
        }
        return List.copyOf(reached.values());
    }

    /** Whose a bucket is, its name does not say; null where the ARN does. */
    private static @Nullable String ownerless(String arn) {
        Arn parsed = Arn.parse(arn);
        return parsed == null || !parsed.account().isEmpty() ? null : "a bucket of that name in its own account";
    }

    /** @param exists what must be there, in words; null when it is */
    private void add(Map<String, Reached> reached, Standing standing, Known known, @Nullable String exists) {
        Had had = had(world.rights(standing), known.actions().reaches(), known);
        if (had == null) {
            return;
        }
        String arn = known.resource().arn();
        boolean secret = known.actions().secret();
        Permit permit = had.permit().ifThereIs(exists);
        Edge edge = new Edge(
                standing.principal().arn(),
                arn,
                secret ? "read-secret" : "use-resource",
                had.actions(),
                false,
                permit.because(),
                permit.residual());
        reached.putIfAbsent(arn, new Reached(arn, secret ? End.READS_SECRET : End.REACHES, edge));
    }

    private static String bucket(Arn object) {
        return new Arn(object.partition(), object.service(), object.region(), object.account(), object.type())
                .toString();
    }

    /** How the credentials that lie in a resource are read; null when they cannot be. */
    static @Nullable Had stored(Rights its, HeldResource resource) {
        Known known = Known.of(resource);
        return known == null ? null : had(its, known.actions().stored(), known);
    }

    /** By the first that is allowed, or that will be once it has written the policy of the resource. */
    private static @Nullable Had had(Rights its, List<String> actions, Known known) {
        for (String action : actions) {
            Permit permit = its.on(action, known.within());
            if (permit != null) {
                return new Had(Permit.both(permit.before(), List.of(action)), permit);
            }
        }
        String opens = known.actions().opens();
        Permit written = opens == null ? null : its.on(opens, known.resource());
        if (opens == null || written == null) {
            return null;
        }
        HeldResource opened = known.within().under(opening(its.principal().arn()));
        for (String action : actions) {
            Permit permit = its.on(action, opened);
            if (permit != null) {
                return new Had(
                        Permit.both(List.of(opens), Permit.both(permit.before(), List.of(action))),
                        written.and(permit));
            }
        }
        return null;
    }

    static Policy opening(String arn) {
        return PolicyReader.read(
                "policy of the resource, rewritten",
                PolicyReader.Kind.RESOURCE,
                Map.of(
                        "Statement",
                        Map.of("Effect", "Allow", "Principal", Map.of("AWS", arn), "Action", "*", "Resource", "*")));
    }

    /** ARNs as the principal's statements have them, of objects their bucket's; those that begin with a star name none. */
    private static Set<String> ownNamed(Standing standing, ResourceActions actions) {
        Set<String> named = new LinkedHashSet<>();
        for (Policy policy : standing.principal().identity()) {
            for (Statement statement : policy.statements()) {
                if (statement.effect() == Effect.ALLOW
                        && !statement.resourcesExcluded()
                        && actions.reaches().stream()
                                .anyMatch(action -> statement.hasAction(action.toLowerCase(Locale.ROOT)))) {
                    addNamed(actions, statement.resources(), named);
                }
            }
        }
        return named;
    }

    private static void addNamed(ResourceActions actions, @Nullable List<Template> resources, Set<String> named) {
        for (Template resource : resources == null ? List.<Template>of() : resources) {
            Glob glob = resource.fixedArn();
            Arn arn = glob == null ? null : Arn.parse(glob.toString());
            if (arn != null
                    && arn.service().equals(actions.service())
                    && actions.named() != null
                    && actions.named().matcher(arn.resource()).matches()) {
                named.add(arn.service().equals("s3") ? bucket(arn) : arn.toString());
            }
        }
    }
}
