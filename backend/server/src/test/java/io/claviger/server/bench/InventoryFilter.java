package io.claviger.server.bench;

import java.util.List;

/** One filter, with several values that it is asked with in turn, so that no answer is remembered. */
public record InventoryFilter(String name, List<String> texts) {

    public static List<InventoryFilter> all(LargeEstate estate) {
        List<String> teams =
                estate.teams().stream().map(EstateMember.Team::name).toList();
        List<String> sources =
                estate.origins().stream().map(LargeEstate.Origin::name).toList();
        return List.of(
                of("none", ""),
                of("kind", "kind == 'aws.access-key'", "kind == 'github.deploy-key'", "kind == 'postgres.password'"),
                of("kind, rare", "kind == 'postgres.client-certificate'", "kind == 'gcp.hmac-key'"),
                of(
                        "status",
                        "status == 'ACTIVE'",
                        "status == 'EXPIRED'",
                        "status == 'DISABLED'",
                        "status == 'UNKNOWN'"),
                of("privilege", "privilege == 'ADMIN'", "privilege == 'NONE'", "privilege in ['WRITE', 'ADMIN']"),
                of("privilege, unknown", "privilege == null"),
                of("environment", "environment == 'production'", "environment == 'test'", "environment == null"),
                of("source, large", is("source.name", sources.get(0)), is("source.name", sources.get(2))),
                of("source, small", is("source.name", sources.get(46)), is("source.name", sources.get(40))),
                of("source.connector", "source.connector == 'aws'", "source.connector == 'vault'"),
                of("identity.kind", "identity.kind == 'aws.iam-role'", "identity.kind == 'vault.entity'"),
                of(
                        "owner",
                        is("owner.name", teams.get(0)),
                        is("owner.name", teams.get(30)),
                        is("owner.name", teams.get(700))),
                of("owner, none", "owner.name == null"),
                of("riskScore, high", "riskScore > 80", "riskScore >= 70", "riskScore > 90"),
                of("riskScore, middle", "riskScore > 35", "riskScore > 20", "riskScore > 28"),
                of("riskScore, low", "riskScore < 3", "riskScore < 8", "riskScore < 15"),
                of(
                        "expiresAt, soon",
                        between("expiresAt", "2026-11-21", "2026-12-21"),
                        between("expiresAt", "2026-11-21", "2026-11-28")),
                of(
                        "expiresAt <",
                        before("expiresAt", "2026-11-21"),
                        before("expiresAt", "2027-02-01"),
                        before("expiresAt", "2025-06-01")),
                of("expiresAt, never", "expiresAt == null", "expiresAt != null"),
                of(
                        "lastUsedAt <",
                        before("lastUsedAt", "2026-08-21"),
                        before("lastUsedAt", "2026-11-01"),
                        before("lastUsedAt", "2025-01-01")),
                of("lastUsedAt, never", "lastUsedAt == null"),
                of(
                        "createdAt <",
                        before("createdAt", "2026-06-01"),
                        before("createdAt", "2025-11-21"),
                        before("createdAt", "2024-01-01")),
                of("lastRotatedAt, never", "lastRotatedAt == null"),
                of("lastRotatedAt <", before("lastRotatedAt", "2026-08-21"), before("lastRotatedAt", "2024-08-21")),
                of(
                        "firstSeenAt",
                        "firstSeenAt >= timestamp('2026-11-01T00:00:00Z')",
                        before("firstSeenAt", "2026-11-01")),
                of("exposureCount > 0", "exposureCount > 0", "exposureCount > 1", "exposureCount >= 4"),
                of("exposureCount == 0", "exposureCount == 0"),
                of("openFindings > 0", "openFindings > 0", "openFindings > 3"),
                of("openFindings == 0", "openFindings == 0"),
                of(
                        "name, prefix",
                        "name.startsWith('zephyr-')",
                        "name.startsWith('AKIAB')",
                        "name.startsWith('treasury-ci')"),
                of(
                        "name, contains",
                        "name.contains('breakglass')",
                        "name.contains('mainframe')",
                        "name.contains('-stg-1')"),
                of(
                        "name, common word",
                        "name.contains('payments')",
                        "name.contains('deployer')",
                        "name.contains('prod')"),
                of("externalId", "externalId == 'nothing-has-this-id'"));
    }

    String text(int nth) {
        return texts.get(nth % texts.size());
    }

    private static InventoryFilter of(String name, String... texts) {
        return new InventoryFilter(name, List.of(texts));
    }

    private static String is(String field, String value) {
        return field + " == '" + value + "'";
    }

    private static String before(String field, String day) {
        return field + " < " + midnight(day);
    }

    private static String between(String field, String from, String to) {
        return field + " >= " + midnight(from) + " && " + field + " < " + midnight(to);
    }

    private static String midnight(String day) {
        return "timestamp('" + day + "T00:00:00Z')";
    }
}
