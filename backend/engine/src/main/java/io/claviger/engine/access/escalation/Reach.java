package io.claviger.engine.access.escalation;

import io.claviger.engine.access.account.HeldResource;
import io.claviger.engine.access.escalation.PrincipalReview.End;
import io.claviger.engine.access.policy.Arn;
import io.claviger.engine.access.policy.Glob;
import io.claviger.engine.access.policy.Policy;
import io.claviger.engine.access.policy.Statement;
import io.claviger.engine.access.policy.Statement.Effect;
import io.claviger.engine.access.policy.Template;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which named resources a standing reads or uses: those of the input, and secrets that its own policies name. */
final class Reach {

    private final World world;

    Reach(World world) {
        this.world = world;
    }

    /** What is reached, by what, and whether it is a secret. */
    record Reached(String arn, End end, Edge edge) {}

    /** By which action. */
    record Had(String action, Permit permit) {}

    List<Reached> of(Standing standing) {
        Rights its = world.rights(standing);
        Map<String, Reached> reached = new LinkedHashMap<>();
        for (HeldResource resource : world.estate().resources()) {
            add(reached, standing, its, resource);
        }
        for (Reading reading : Reading.all().values()) {
            if (reading.named() != null && reading.use().stream().anyMatch(its::canEver)) {
                for (String arn : ownNamed(standing, reading)) {
                    add(reached, standing, its, new HeldResource(arn, "", null, List.of()));
                }
            }
        }
        return List.copyOf(reached.values());
    }

    private static void add(Map<String, Reached> reached, Standing standing, Rights its, HeldResource resource) {
        Reading reading = Reading.of(resource.arn());
        Had had = reading == null ? null : had(its, reading.use(), resource);
        if (reading == null || had == null) {
            return;
        }
        Edge edge = new Edge(
                standing.principal().arn(),
                resource.arn(),
                reading.secret() ? "read-secret" : "use-resource",
                List.of(had.action()),
                false,
                had.permit().because(),
                had.permit().residual());
        End end = reading.secret() ? End.READS_SECRET : End.REACHES;
        reached.putIfAbsent(resource.arn(), new Reached(resource.arn(), end, edge));
    }

    /** How the credentials that lie in a resource are read; null when they cannot be. */
    static @Nullable Had stored(Rights its, HeldResource resource) {
        Reading reading = Reading.of(resource.arn());
        return reading == null ? null : had(its, reading.stored(), resource);
    }

    /** By the first that is allowed; a bucket is had by its objects. */
    private static @Nullable Had had(Rights its, List<String> actions, HeldResource resource) {
        boolean bucket = resource.arn().contains(":s3:::") && resource.arn().indexOf('/') < 0;
        HeldResource within = bucket ? resource.named(resource.arn() + "/*") : resource;
        for (String action : actions) {
            Permit permit = its.on(action, within);
            if (permit != null) {
                return new Had(action, permit);
            }
        }
        return null;
    }

    /** ARNs as the principal's statements have them; those that begin with a star name none. */
    private static Set<String> ownNamed(Standing standing, Reading reading) {
        Set<String> named = new LinkedHashSet<>();
        for (Policy policy : standing.principal().identity()) {
            for (Statement statement : policy.statements()) {
                if (statement.effect() == Effect.ALLOW
                        && !statement.resourcesExcluded()
                        && reading.use().stream()
                                .anyMatch(action -> statement.hasAction(action.toLowerCase(Locale.ROOT)))) {
                    addNamed(reading, statement.resources(), named);
                }
            }
        }
        return named;
    }

    private static void addNamed(Reading reading, @Nullable List<Template> resources, Set<String> named) {
        for (Template resource : resources == null ? List.<Template>of() : resources) {
            Glob glob = resource.fixedArn();
            Arn arn = glob == null ? null : Arn.parse(glob.toString());
            if (arn != null
                    && arn.service().equals(reading.service())
                    && reading.named() != null
                    && reading.named().matcher(arn.resource()).matches()) {
                named.add(arn.toString());
            }
        }
    }
}
