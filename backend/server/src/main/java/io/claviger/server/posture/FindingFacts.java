package io.claviger.server.posture;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claviger.server.database.Database;
import io.claviger.server.events.Fact;
import io.claviger.server.events.FactTypes;
import io.claviger.server.events.Outbox;
import io.claviger.server.events.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells of findings, each fact with all that a message needs. Joins the caller's transaction. */
@ApplicationScoped
class FindingFacts {
    private final Database database;
    private final Outbox outbox;
    private final PolicyStore policies;
    private final Bearing bearing;

    FindingFacts(Database database, Outbox outbox, PolicyStore policies, Bearing bearing) {
        this.bearing = bearing;
        this.database = database;
        this.outbox = outbox;
        this.policies = policies;
    }

    private record Source(String name, String connector) {}

    void tell(List<FindingChange> changes, Instant now) {
        List<FindingChange> news =
                changes.stream().filter(change -> change.event() != null).toList();
        if (news.isEmpty()) {
            return;
        }
        Map<UUID, Source> sources = sources(news);
        Map<String, StoredPolicy> known = new HashMap<>();
        policies.all().forEach(policy -> known.put(policy.id(), policy));
        Map<UUID, ObjectNode> bearings = bearing.of(news.stream()
                .map(change -> change.finding().objectId())
                .distinct()
                .toList());
        outbox.append(news.stream()
                .map(change -> {
                    Fact fact = fact(change, sources.get(change.finding().sourceId()), known, now);
                    fact.data().set("bearing", bearings.get(change.finding().objectId()));
                    return fact;
                })
                .toList());
    }

    private Map<UUID, Source> sources(List<FindingChange> news) {
        Map<UUID, Source> sources = new HashMap<>();
        database.query(
                "select id, name, connector from source where id = any(?)",
                row -> sources.put(
                        row.getObject("id", UUID.class), new Source(row.getString("name"), row.getString("connector"))),
                news.stream()
                        .map(change -> change.finding().sourceId())
                        .distinct()
                        .toList());
        return sources;
    }

    private static Fact fact(
            FindingChange change, @Nullable Source source, Map<String, StoredPolicy> policies, Instant now) {
        Finding finding = change.finding();
        UUID key = finding.identityId() == null ? finding.objectId() : finding.identityId();
        return new Fact(
                UUID.randomUUID(),
                Topic.FINDINGS,
                key.toString(),
                FactTypes.of("finding", Objects.requireNonNull(change.event())),
                finding.id(),
                now,
                data(change, source, policies.get(finding.policyId())));
    }

    private static ObjectNode data(FindingChange change, @Nullable Source source, @Nullable StoredPolicy policy) {
        Finding finding = change.finding();
        ObjectNode data = PolicyJson.object();
        data.put("id", finding.id().toString());
        ObjectNode about = data.putObject("policy");
        about.put("id", finding.policyId())
                .put("title", finding.policyTitle())
                .put("severity", finding.severity().name())
                .put("remedy", policy == null ? null : policy.policy().remedy());
        about.set(
                "frameworks",
                PolicyJson.frameworks(
                        policy == null ? List.of() : policy.policy().frameworks()));
        data.putObject("object")
                .put("objectKind", finding.objectKind())
                .put("id", finding.objectId().toString())
                .put("kind", finding.objectType())
                .put("name", finding.objectName());
        data.putObject("source")
                .put("id", finding.sourceId().toString())
                .put("name", source == null ? null : source.name())
                .put("connector", source == null ? null : source.connector());
        data.set("identity", identity(finding));
        data.set(
                "owner",
                finding.ownerName() == null ? null : PolicyJson.object().put("name", finding.ownerName()));
        data.put("status", finding.status().name());
        data.put(
                "previousStatus",
                change.previous() == null ? null : change.previous().name());
        data.set("evidence", PolicyJson.byField(finding.evidence()));
        data.put("riskScore", finding.riskScore());
        data.put("openedAt", finding.openedAt().toString());
        data.put("href", "/findings/" + finding.id());
        return data;
    }

    private static @Nullable ObjectNode identity(Finding finding) {
        return finding.identityName() == null
                ? null
                : PolicyJson.object()
                        .put(
                                "id",
                                finding.identityId() == null
                                        ? null
                                        : finding.identityId().toString())
                        .put("kind", finding.identityKind())
                        .put("name", finding.identityName());
    }
}
