package io.claviger.server.posture;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claviger.engine.posture.Framework;
import io.claviger.engine.posture.FrameworkItem;
import io.claviger.engine.posture.Severity;
import io.claviger.server.catalog.listing.CredentialList;
import io.claviger.server.catalog.listing.ExposureList;
import io.claviger.server.catalog.listing.IdentityList;
import io.claviger.server.catalog.listing.ListQuery;
import io.claviger.server.catalog.listing.Listing;
import io.claviger.server.catalog.listing.Page;
import io.claviger.server.catalog.listing.ResourceList;
import io.claviger.server.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is true of the whole estate now. Counted set-based, and kept for a few seconds. */
@ApplicationScoped
public class Overview {
    private static final String NUMBERS = """
            select
                (select count(*) from credential where gone_at is null and open_findings > 0) as need_action,
                (select count(*) from credential where gone_at is null and risk_score >= 85) as critical_risk,
                (select count(*) from credential where gone_at is null and risk_score >= 60 and risk_score < 85) as high_risk,
                (select count(*) from credential where gone_at is null and risk_score >= 35 and risk_score < 60) as medium_risk,
                (select count(*) from credential where gone_at is null and owner_name is null) as without_owner,
                (select count(*) from credential where gone_at is null and expires_at is null) as never_expire,
                (select count(*) from credential where gone_at is null and first_seen_at > ?) as discovered,
                (select count(*) from finding where opened_at > ?) as opened,
                (select count(*) from finding where status = 'RESOLVED' and resolved_at > ?) as resolved""";

    private static final int NEWEST = 8;
    private static final int FIRST = 5;
    private static final int LOOKED_AT = 100;

    private final Database database;
    private final Listing listing;
    private final PolicyStore policies;
    private final PostureConfig config;
    private final InstantSource clock;
    private volatile @Nullable Known known;

    Overview(Database database, Listing listing, PolicyStore policies, PostureConfig config, InstantSource clock) {
        this.database = database;
        this.listing = listing;
        this.policies = policies;
        this.config = config;
        this.clock = clock;
    }

    public record BySeverity(long critical, long high, long medium, long low) {}

    public record KindCount(String kind, long count) {}

    public record Source(UUID id, String name, String connector) {}

    public record SourceCount(UUID id, String name, String connector, long count) {}

    /** {@code critical}: 85 and more; {@code high}: 60; {@code medium}: 35; {@code low}. */
    public record BandCount(String band, long count) {}

    public record ItemCount(String item, String title, long critical, long high, long medium, long low) {}

    /** In the last 24 hours. */
    public record Day(long discovered, long opened, long resolved) {}

    /** The numbers, and the findings that matter most. {@code urgent}: credentials with a risk of 85 or more. */
    public record Answer(
            long credentials,
            long identities,
            long exposures,
            long resources,
            BySeverity openFindings,
            long urgent,
            long needAction,
            List<KindCount> byKind,
            List<SourceCount> bySource,
            List<BandCount> byRisk,
            List<ItemCount> owaspNhi,
            long exposedOutsideVault,
            long withoutOwner,
            long neverExpire,
            List<ObjectNode> newestFindings,
            List<ObjectNode> doFirst,
            Day sinceYesterday) {}

    private record Known(Answer answer, Instant at) {}

    public Answer get() {
        Known fresh = fresh();
        return fresh == null ? count() : fresh.answer();
    }

    /** Whoever comes while it is counted waits for that count. */
    private synchronized Answer count() {
        Known meanwhile = fresh();
        if (meanwhile != null) {
            return meanwhile.answer();
        }
        Answer answer = answer(clock.instant());
        known = new Known(answer, clock.instant());
        return answer;
    }

    private @Nullable Known fresh() {
        Known last = known;
        return last == null || last.at().plus(config.overviewAge()).isBefore(clock.instant()) ? null : last;
    }

    private record Numbers(
            long needAction, long critical, long high, long medium, long ownerless, long endless, Day day) {}

    private Answer answer(Instant now) {
        Numbers numbers = numbers(now.minus(Duration.ofDays(1)));
        Page credentials =
                listing.list(CredentialList.SOURCE, ListQuery.all().limit(1).facets(List.of("kind", "source.name")));
        Map<String, BySeverity> open = openByPolicy();
        long low = credentials.total() - numbers.critical() - numbers.high() - numbers.medium();
        return new Answer(
                credentials.total(),
                listing.count(IdentityList.SOURCE, ListQuery.all()),
                listing.count(ExposureList.SOURCE, ListQuery.all()),
                listing.count(ResourceList.SOURCE, ListQuery.all()),
                open.values().stream().reduce(new BySeverity(0, 0, 0, 0), Overview::sum),
                numbers.critical(),
                numbers.needAction(),
                counts(credentials, "kind"),
                bySource(credentials),
                List.of(
                        new BandCount("critical", numbers.critical()),
                        new BandCount("high", numbers.high()),
                        new BandCount("medium", numbers.medium()),
                        new BandCount("low", low)),
                byItem(open),
                listing.count(ExposureList.SOURCE, ListQuery.all().filter("verdict in [\"CONFIRMED\", \"PLAUSIBLE\"]")),
                numbers.ownerless(),
                numbers.endless(),
                findings("-openedAt", NEWEST),
                doFirst(),
                numbers.day());
    }

    private Numbers numbers(Instant yesterday) {
        return database.first(
                        NUMBERS,
                        row -> new Numbers(
                                row.getLong("need_action"),
                                row.getLong("critical_risk"),
                                row.getLong("high_risk"),
                                row.getLong("medium_risk"),
                                row.getLong("without_owner"),
                                row.getLong("never_expire"),
                                new Day(row.getLong("discovered"), row.getLong("opened"), row.getLong("resolved"))),
                        yesterday,
                        yesterday,
                        yesterday)
                .orElseThrow();
    }

    private Map<String, BySeverity> openByPolicy() {
        record Row(String policy, Severity severity, long count) {}
        Map<String, Map<Severity, Long>> counts = new LinkedHashMap<>();
        for (Row row : database.query(
                "select policy_id, severity, count(*) as many from finding where status = 'OPEN' group by 1, 2",
                found -> new Row(
                        found.getString("policy_id"),
                        Severity.valueOf(found.getString("severity")),
                        found.getLong("many")))) {
            counts.computeIfAbsent(row.policy(), any -> new EnumMap<>(Severity.class))
                    .put(row.severity(), row.count());
        }
        Map<String, BySeverity> open = new LinkedHashMap<>();
        counts.forEach((policy, some) -> open.put(
                policy,
                new BySeverity(
                        some.getOrDefault(Severity.CRITICAL, 0L),
                        some.getOrDefault(Severity.HIGH, 0L),
                        some.getOrDefault(Severity.MEDIUM, 0L),
                        some.getOrDefault(Severity.LOW, 0L))));
        return open;
    }

    private List<ItemCount> byItem(Map<String, BySeverity> open) {
        Map<String, BySeverity> items = new LinkedHashMap<>();
        for (StoredPolicy stored : policies.all()) {
            BySeverity some = open.get(stored.id());
            for (FrameworkItem item : stored.policy().frameworks()) {
                if (some != null && item.framework().equals(Framework.OWASP_NHI.name())) {
                    items.merge(item.item(), some, Overview::sum);
                }
            }
        }
        return Framework.OWASP_NHI.items().stream()
                .map(item -> {
                    BySeverity some = items.getOrDefault(item.item(), new BySeverity(0, 0, 0, 0));
                    return new ItemCount(
                            item.item(), item.title(), some.critical(), some.high(), some.medium(), some.low());
                })
                .toList();
    }

    /** All sources, by name. Not kept: a new one is to be seen at once. */
    public List<Source> sources() {
        return database.query(
                "select id, name, connector from source order by lower(name)",
                row -> new Source(row.getObject("id", UUID.class), row.getString("name"), row.getString("connector")));
    }

    private List<SourceCount> bySource(Page credentials) {
        Map<String, Long> counts = new LinkedHashMap<>();
        counts(credentials, "source.name").forEach(one -> counts.put(one.kind(), one.count()));
        return sources().stream()
                .map(source -> new SourceCount(
                        source.id(), source.name(), source.connector(), counts.getOrDefault(source.name(), 0L)))
                .toList();
    }

    private static List<KindCount> counts(Page page, String facet) {
        Map<String, List<Page.FacetCount>> facets = page.facets();
        return facets == null
                ? List.of()
                : facets.getOrDefault(facet, List.of()).stream()
                        .map(one -> new KindCount(String.valueOf(one.value()), one.count()))
                        .toList();
    }

    private List<ObjectNode> findings(String sort, int most) {
        return listing.list(
                        FindingList.SOURCE,
                        ListQuery.all().filter("status == \"OPEN\"").sort(sort).limit(most))
                .items();
    }

    /** Of each object its worst finding: by the risk of the object, then by the severity of what it breaks. */
    private List<ObjectNode> doFirst() {
        Comparator<ObjectNode> worst = Comparator.comparingLong(
                        (ObjectNode finding) -> -finding.path("riskScore").asLong())
                .thenComparing(
                        finding -> Severity.valueOf(finding.path("severity").asText()));
        Map<String, ObjectNode> ofObject = new LinkedHashMap<>();
        findings("-riskScore", LOOKED_AT).stream()
                .sorted(worst)
                .forEach(
                        finding -> ofObject.putIfAbsent(finding.at("/object/id").asText(), finding));
        return ofObject.values().stream().limit(FIRST).toList();
    }

    private static BySeverity sum(BySeverity a, BySeverity b) {
        return new BySeverity(
                a.critical() + b.critical(), a.high() + b.high(), a.medium() + b.medium(), a.low() + b.low());
    }
}
