package io.claviger.engine.access.escalation;

import io.claviger.engine.access.account.HeldResource;
import io.claviger.engine.access.escalation.PrincipalReview.End;
import io.claviger.engine.access.policy.Arn;
import io.claviger.engine.access.policy.Glob;
import io.claviger.engine.access.policy.Policy;
import io.claviger.engine.access.policy.Statement;
import io.claviger.engine.access.policy.Statement.Effect;
import io.claviger.engine.access.policy.Template;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which named resources a standing reads or uses: those of the input, and secrets that its own policies name. */
final class Reach {

    /** The action by which what a resource holds is had, by the resource's service. */
    private static final Map<String, String> READING = Map.ofEntries(
            Map.entry("secretsmanager", "secretsmanager:GetSecretValue"),
            Map.entry("ssm", "ssm:GetParameter"),
            Map.entry("s3", "s3:GetObject"),
            Map.entry("kms", "kms:Decrypt"),
            Map.entry("sqs", "sqs:ReceiveMessage"),
            Map.entry("sns", "sns:Subscribe"),
            Map.entry("dynamodb", "dynamodb:GetItem"),
            Map.entry("lambda", "lambda:InvokeFunction"),
            Map.entry("ecr", "ecr:BatchGetImage"),
            Map.entry("kinesis", "kinesis:GetRecords"),
            Map.entry("events", "events:PutEvents"),
            Map.entry("es", "es:ESHttpGet"),
            Map.entry("backup", "backup:StartRestoreJob"),
            Map.entry("glacier", "glacier:InitiateJob"),
            Map.entry("codeartifact", "codeartifact:ReadFromRepository"),
            Map.entry("elasticfilesystem", "elasticfilesystem:ClientMount"));

    static final Set<String> ACTIONS = Set.copyOf(READING.values());
    private static final String SECRET = "secretsmanager:GetSecretValue";

    private final World world;

    Reach(World world) {
        this.world = world;
    }

    /** What is reached, by what, and whether it is a secret. */
    record Reached(String arn, End end, Edge edge) {}

    List<Reached> of(Standing standing) {
        Rights its = world.rights(standing);
        Map<String, Reached> reached = new LinkedHashMap<>();
        for (HeldResource resource : world.estate().resources()) {
            Permit permit = reading(its, resource);
            if (permit != null) {
                add(reached, standing, resource.arn(), permit);
            }
        }
        for (String pattern : its.canEver(SECRET) ? ownSecrets(standing) : Set.<String>of()) {
            Permit permit = its.on(SECRET, pattern, About.NOTHING);
            if (permit != null) {
                add(reached, standing, pattern, permit);
            }
        }
        return List.copyOf(reached.values());
    }

    private static void add(Map<String, Reached> reached, Standing standing, String arn, Permit permit) {
        String action = readingActionOf(arn);
        boolean secret = action.equals(SECRET) || action.equals("ssm:GetParameter");
        Edge edge = new Edge(
                standing.principal().arn(),
                arn,
                secret ? "read-secret" : "use-resource",
                List.of(action),
                false,
                permit.because(),
                permit.residual());
        reached.putIfAbsent(arn, new Reached(arn, secret ? End.READS_SECRET : End.REACHES, edge));
    }

    /** Null when it may not; also when it is not known how such a resource is read. */
    static @Nullable Permit reading(Rights its, HeldResource resource) {
        String action = readingActionOf(resource.arn());
        if (action.isEmpty()) {
            return null;
        }
        boolean bucket = action.equals("s3:GetObject") && resource.arn().indexOf('/') < 0;
        return its.on(
                action,
                bucket
                        ? new HeldResource(
                                resource.arn() + "/*", resource.account(), resource.policy(), resource.holds())
                        : resource);
    }

    /** Empty when it is not known. */
    static String readingActionOf(String resource) {
        Arn arn = Arn.parse(resource);
        return arn == null ? "" : READING.getOrDefault(arn.service(), "");
    }

    /** ARNs of secrets, as the principal's statements have them; those that begin with a star name none. */
    private static Set<String> ownSecrets(Standing standing) {
        Set<String> named = new LinkedHashSet<>();
        for (Policy policy : standing.principal().identity()) {
            for (Statement statement : policy.statements()) {
                if (statement.effect() == Effect.ALLOW
                        && !statement.resourcesExcluded()
                        && statement.hasAction("secretsmanager:getsecretvalue")) {
                    named.addAll(secrets(statement.resources()));
                }
            }
        }
        return named;
    }

    private static List<String> secrets(@Nullable List<Template> resources) {
        List<String> secrets = new ArrayList<>();
        for (Template resource : resources == null ? List.<Template>of() : resources) {
            Glob glob = resource.fixedArn();
            Arn arn = glob == null ? null : Arn.parse(glob.toString());
            if (arn != null
                    && arn.service().equals("secretsmanager")
                    && arn.resource().matches("secret:[^*?].*")) {
                secrets.add(arn.toString());
            }
        }
        return secrets;
    }
}
