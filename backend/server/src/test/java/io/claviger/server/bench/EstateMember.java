package io.claviger.server.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes one identity or one credential. What is asked of an estate hangs together: an unused or exposed key has a higher risk. */
final class EstateMember {

    static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");

    record Team(UUID id, String name) {}

    record IdentityRow(
            UUID id,
            LargeEstate.Origin origin,
            String kind,
            String name,
            String status,
            @Nullable String privilege,
            @Nullable String environment,
            @Nullable Team owner,
            Instant created,
            int credentials) {}

    record CredentialRow(
            UUID id,
            IdentityRow identity,
            String kind,
            String name,
            String status,
            Instant created,
            @Nullable Instant expires,
            @Nullable Instant used,
            @Nullable Instant rotated,
            int exposures,
            int findings,
            int risk) {}

    private static final Map<String, List<String>> IDENTITIES = Map.of(
            "aws", List.of("aws.iam-user", "aws.iam-role"),
            "kubernetes", List.of("kubernetes.service-account"),
            "github", List.of("github.machine-user", "github.app"),
            "vault", List.of("vault.entity"),
            "postgres", List.of("postgres.role"),
            "azure", List.of("azure.service-principal", "azure.managed-identity"),
            "gitlab", List.of("gitlab.project-bot"),
            "jenkins", List.of("jenkins.user"),
            "gcp", List.of("gcp.service-account"),
            "keycloak", List.of("keycloak.client"));
    private static final Map<String, Skew<String>> CREDENTIALS = Map.of(
            "aws", Skew.of(2, "aws.access-key", "aws.login-password", "aws.signing-certificate"),
            "kubernetes", Skew.of(1.5, "kubernetes.service-account-token", "kubernetes.client-certificate"),
            "github", Skew.of(1, "github.personal-access-token", "github.deploy-key", "github.app-key"),
            "vault", Skew.of(1.2, "vault.token", "vault.approle-secret-id"),
            "postgres", Skew.of(3, "postgres.password", "postgres.client-certificate"),
            "azure", Skew.of(1.4, "azure.client-secret", "azure.certificate"),
            "gitlab", Skew.of(1, "gitlab.access-token", "gitlab.deploy-token", "gitlab.trigger-token"),
            "jenkins", Skew.of(2, "jenkins.api-token", "jenkins.stored-credential"),
            "gcp", Skew.of(2, "gcp.service-account-key", "gcp.hmac-key"),
            "keycloak", Skew.of(1.5, "keycloak.client-secret", "keycloak.offline-token"));
    private static final Skew<String> PRIVILEGE = Skew.of(0.9, "READ", "WRITE", "NONE", "ADMIN");
    private static final Skew<String> ENVIRONMENT = Skew.of(0.8, "production", "development", "staging", "test");
    private static final int SIX_YEARS = 2190;

    private EstateMember() {}

    static IdentityRow identity(LargeEstate.Origin origin, Team team, int credentials, Random random) {
        List<String> kinds = IDENTITIES.getOrDefault(origin.connector(), List.of("unknown"));
        String environment = random.nextInt(100) < 13 ? null : ENVIRONMENT.choose(random);
        return new IdentityRow(
                LargeEstate.id(random),
                origin,
                kinds.get(random.nextInt(10) < 7 ? 0 : kinds.size() - 1),
                EstateNames.identity(environment, random),
                random.nextInt(100) < 91 ? "ACTIVE" : "DISABLED",
                random.nextInt(100) < 8 ? null : PRIVILEGE.choose(random),
                environment,
                random.nextInt(100) < 36 ? null : team,
                // an estate grows: half of it is of the last two years
                ago(Math.pow(random.nextDouble(), 1.7) * SIX_YEARS),
                credentials);
    }

    static CredentialRow credential(IdentityRow identity, int nth, Random random) {
        String kind = CREDENTIALS
                .getOrDefault(identity.origin().connector(), Skew.of(1, "unknown"))
                .choose(random);
        double age =
                random.nextDouble() * Duration.between(identity.created(), NOW).toDays() + random.nextDouble();
        Instant expires = random.nextInt(100) < 58 ? null : ago(age - 365 * (0.2 + random.nextDouble() * 3));
        Instant used = random.nextInt(100) < 24 ? null : ago(age * Math.pow(random.nextDouble(), 6));
        Instant rotated = random.nextInt(100) < 55 ? null : ago(age * random.nextDouble());
        String status = expires != null && expires.isBefore(NOW)
                ? "EXPIRED"
                : random.nextInt(100) < 93 ? "ACTIVE" : random.nextInt(3) > 0 ? "DISABLED" : "UNKNOWN";
        int exposures = random.nextInt(100) < 3 ? 1 + (int) (Math.pow(random.nextDouble(), 4) * 12) : 0;
        int[] judged = judge(identity, status, expires, used, age, exposures);
        return new CredentialRow(
                LargeEstate.id(random),
                identity,
                kind,
                EstateNames.credential(kind, identity.name(), nth, random),
                status,
                ago(age),
                expires,
                used,
                rotated,
                exposures,
                judged[0],
                judged[1]);
    }

    /** How many findings, and the risk. */
    private static int[] judge(
            IdentityRow identity,
            String status,
            @Nullable Instant expires,
            @Nullable Instant used,
            double age,
            int exposures) {
        boolean[] wrong = {
            exposures > 0,
            expires == null,
            used == null || used.isBefore(ago(90)),
            age > 365,
            "ADMIN".equals(identity.privilege()),
            identity.owner() == null
        };
        int[] points = {34, 9, 11, 8, 22, 7};
        int findings = 0;
        int risk = "production".equals(identity.environment()) ? 8 : 0;
        for (int i = 0; i < wrong.length; i++) {
            findings += wrong[i] ? 1 : 0;
            risk += wrong[i] ? points[i] : 0;
        }
        return status.equals("ACTIVE") ? new int[] {findings, Math.min(100, risk)} : new int[] {0, risk / 8};
    }

    private static Instant ago(double days) {
        return NOW.minusSeconds((long) (days * 86_400));
    }
}
