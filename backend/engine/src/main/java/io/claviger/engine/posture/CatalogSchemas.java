package io.claviger.engine.posture;

import static io.claviger.engine.expression.Field.count;
import static io.claviger.engine.expression.Field.oneOf;
import static io.claviger.engine.expression.Field.text;
import static io.claviger.engine.expression.Field.time;

import io.claviger.engine.expression.Field;
import io.claviger.engine.expression.ObjectSchema;
import io.claviger.engine.expression.ValueType;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The typed objects that policies, filters and routes are written about. */
public final class CatalogSchemas {
    private static final List<String> STATUS = List.of("ACTIVE", "DISABLED", "EXPIRED", "UNKNOWN");
    private static final List<String> PRIVILEGE = List.of("NONE", "READ", "WRITE", "ADMIN");
    private static final List<String> SEVERITY = List.of("CRITICAL", "HIGH", "MEDIUM", "LOW");

    private static final List<Field> LIFE = List.of(
            time("firstSeenAt", "first seen"),
            time("updatedAt", "last changed"),
            time("goneAt", "gone since").orNull());
    private static final List<Field> RISK =
            List.of(count("openFindings", "open findings"), count("riskScore", "risk score (0 to 100)"));
    private static final List<Field> SOURCE =
            List.of(text("source.name", "source"), text("source.connector", "kind of source"));
    private static final List<Field> OWNER = List.of(
            text("owner.name", "owner").orNull(),
            Field.of("owner.confidence", ValueType.DOUBLE, "confidence in the owner (0 to 1)")
                    .orNull());
    private static final List<Field> NAMED =
            List.of(text("kind", "kind"), text("name", "name"), text("externalId", "name at the source"));

    public static final ObjectSchema CREDENTIAL = schema(
            "credential",
            true,
            NAMED,
            List.of(
                    oneOf("status", STATUS, "status"),
                    oneOf("privilege", PRIVILEGE, "privilege").orNull(),
                    text("environment", "environment").orNull(),
                    time("createdAt", "created").orNull(),
                    time("expiresAt", "expires").orNull(),
                    time("lastUsedAt", "last used").orNull(),
                    text("lastUsedFrom", "last used from").orNull(),
                    time("lastRotatedAt", "last rotated").orNull(),
                    Field.of("scopes", ValueType.STRING_LIST, "scopes"),
                    count("exposureCount", "places where its value was seen"),
                    count("consumerCount", "workloads that use it")),
            RISK,
            LIFE,
            SOURCE,
            List.of(
                    text("identity.kind", "kind of identity").orNull(),
                    text("identity.name", "identity").orNull(),
                    oneOf("identity.status", STATUS, "status of the identity").orNull(),
                    oneOf("identity.privilege", PRIVILEGE, "privilege of the identity")
                            .orNull()),
            OWNER);

    public static final ObjectSchema IDENTITY = schema(
            "identity",
            true,
            NAMED,
            List.of(
                    oneOf("status", STATUS, "status"),
                    oneOf("privilege", PRIVILEGE, "privilege").orNull(),
                    text("environment", "environment").orNull(),
                    time("createdAt", "created").orNull(),
                    time("lastUsedAt", "last used").orNull(),
                    count("credentialCount", "credentials"),
                    count("activeCredentialCount", "active credentials"),
                    count("exposureCount", "places where its secrets were seen"),
                    count("consumerCount", "workloads that use it")),
            RISK,
            LIFE,
            SOURCE,
            OWNER,
            List.of(
                    Field.of("access.administrator", ValueType.BOOL, "is proved to be administrator")
                            .orNull(),
                    Field.of("access.escalates", ValueType.BOOL, "can become administrator")
                            .orNull(),
                    text("access.path", "way to administrator").orNull(),
                    Field.of("access.takenByAnyone", ValueType.BOOL, "anyone can take it")
                            .orNull(),
                    text("access.strangers", "who from outside can take it").orNull(),
                    text("access.unusedServices", "services that it may use and never did")
                            .orNull()));

    public static final ObjectSchema EXPOSURE = schema(
            "exposure",
            true,
            List.of(
                    text("type", "type of secret"),
                    text("provider", "provider"),
                    text("title", "title"),
                    oneOf("severity", SEVERITY, "severity"),
                    text("location", "location"),
                    oneOf("verdict", List.of("CONFIRMED", "PLAUSIBLE", "EXPIRED"), "verdict"),
                    Field.of("confidence", ValueType.DOUBLE, "confidence (0 to 1)"),
                    Field.of("current", ValueType.BOOL, "still in the current version"),
                    text("version", "version").orNull(),
                    text("author", "author").orNull(),
                    time("writtenAt", "written").orNull(),
                    text("preview", "preview"),
                    text("fingerprint", "fingerprint"),
                    count("placeCount", "places with this value"),
                    oneOf("held", List.of("VAULT", "OPEN", "BOTH"), "where its places are: vaults, elsewhere or both"),
                    count("identityCount", "identities with this value")),
            LIFE,
            SOURCE,
            List.of(
                    text("resource.kind", "kind of resource").orNull(),
                    text("resource.name", "resource").orNull(),
                    text("credential.name", "credential").orNull(),
                    oneOf("credential.status", STATUS, "status of the credential")
                            .orNull(),
                    text("identity.kind", "kind of identity").orNull(),
                    text("identity.name", "identity").orNull()),
            OWNER,
            RISK);

    public static final ObjectSchema RESOURCE = schema(
            "resource",
            true,
            NAMED,
            List.of(text("environment", "environment").orNull(), count("grantCount", "grants on it")),
            LIFE,
            SOURCE,
            List.of(text("parent.name", "held by").orNull()));

    public static final ObjectSchema FINDING = schema(
            "finding",
            false,
            List.of(
                    text("policy.id", "policy"),
                    text("policy.title", "title of the policy"),
                    oneOf("severity", SEVERITY, "severity"),
                    oneOf("status", List.of("OPEN", "ACKNOWLEDGED", "WAIVED", "RESOLVED"), "status"),
                    oneOf("object.kind", List.of("credential", "identity", "exposure", "resource"), "kind of object"),
                    text("object.name", "object"),
                    text("assignee", "assignee").orNull(),
                    time("openedAt", "opened"),
                    time("resolvedAt", "resolved").orNull(),
                    time("updatedAt", "last changed")),
            SOURCE,
            List.of(text("owner.name", "owner").orNull(), count("riskScore", "risk score (0 to 100)")));

    public static final ObjectSchema DELIVERY = schema(
            "delivery",
            false,
            List.of(
                    text("channel.name", "channel"),
                    text("channel.kind", "kind of channel"),
                    text("route.name", "route").orNull(),
                    oneOf("state", List.of("PENDING", "DELIVERED", "FAILED", "RETRYING"), "state"),
                    count("attempts", "attempts"),
                    time("createdAt", "created"),
                    time("updatedAt", "last changed"),
                    text("type", "event")));

    private static final Map<String, ObjectSchema> ALL = new LinkedHashMap<>();

    static {
        for (ObjectSchema schema : List.of(CREDENTIAL, IDENTITY, EXPOSURE, RESOURCE, FINDING, DELIVERY)) {
            ALL.put(schema.kind(), schema);
        }
    }

    private CatalogSchemas() {}

    /** The schema of a kind of object, such as {@code credential}. */
    public static Optional<ObjectSchema> of(String kind) {
        return Optional.ofNullable(ALL.get(kind));
    }

    public static List<ObjectSchema> all() {
        return List.copyOf(ALL.values());
    }

    @SafeVarargs
    private static ObjectSchema schema(String kind, boolean attributes, List<Field>... fields) {
        return new ObjectSchema(
                kind, attributes, Arrays.stream(fields).flatMap(List::stream).toList());
    }
}
