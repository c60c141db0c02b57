package io.claviger.server.posture;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.claviger.engine.posture.Policy;
import io.claviger.server.catalog.CatalogIds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an evaluation makes of one object: how its findings go on. Pure. */
final class Judgement {
    static final String OPENED = "opened";
    static final String CHANGED = "changed";
    static final String RESOLVED = "resolved";

    private final Instant now;
    private final Map<String, Finding> before = new HashMap<>();
    private final List<FindingChange> changes = new ArrayList<>();
    private final List<Finding> after = new ArrayList<>();

    private Judgement(List<Finding> findings, Instant now) {
        this.now = now;
        findings.forEach(finding -> before.put(finding.policyId(), finding));
    }

    /**
     * Tries the policies on an object that is there.
     *
     * @param findings all findings of the object, resolved ones too
     * @param policies all enabled policies of its kind
     */
    static Judgement of(ObjectRow row, List<Finding> findings, List<StoredPolicy> policies, Instant now) {
        Judgement judgement = new Judgement(findings, now);
        for (StoredPolicy stored : policies) {
            Policy policy = stored.policy();
            policy.decide(row.values(), now)
                    .ifPresent(evidence -> judgement.breaks(row, policy, PolicyJson.evidence(evidence)));
        }
        judgement.resolveTheRest();
        return judgement;
    }

    /** Nothing is wrong with an object that is gone. */
    static Judgement gone(List<Finding> findings, Instant now) {
        Judgement judgement = new Judgement(findings, now);
        judgement.resolveTheRest();
        return judgement;
    }

    /** What is to be written. */
    List<FindingChange> changes() {
        return changes;
    }

    /** The findings that are not resolved now. */
    List<Finding> standing() {
        return after;
    }

    private void breaks(ObjectRow row, Policy policy, ArrayNode evidence) {
        Finding old = before.remove(policy.id());
        Finding seen = finding(row, policy, evidence, old);
        if (old == null) {
            change(seen, null, OPENED);
        } else if (old.status() == FindingStatus.RESOLVED) {
            change(seen, FindingStatus.RESOLVED, seen.status() == FindingStatus.OPEN ? OPENED : CHANGED);
        } else if (worthTelling(old, seen)) {
            change(seen, old.status(), CHANGED);
        } else if (!old.equals(seen)) {
            change(seen, old.status(), null);
        } else {
            after.add(old);
        }
    }

    private void change(Finding finding, @Nullable FindingStatus previous, @Nullable String event) {
        changes.add(new FindingChange(finding, previous, event));
        after.add(finding);
    }

    private Finding finding(ObjectRow row, Policy policy, ArrayNode evidence, @Nullable Finding old) {
        Finding standing = old == null || old.status() == FindingStatus.RESOLVED ? null : old;
        return new Finding(
                old == null ? id(row.id(), policy.id()) : old.id(),
                policy.id(),
                policy.title(),
                policy.severity(),
                row.kind().word(),
                row.id(),
                row.type(),
                row.name(),
                row.sourceId(),
                row.identityId(),
                row.identityKind(),
                row.identityName(),
                row.ownerId(),
                row.text("owner.name"),
                standing == null ? begin(old) : standing.status(),
                evidence,
                old == null ? 0 : old.riskScore(),
                old == null ? null : old.waiverUntil(),
                standing == null ? now : standing.openedAt(),
                null);
    }

    /** A waiver outlives that the policy was kept for a while. */
    private FindingStatus begin(@Nullable Finding old) {
        return old != null && old.waiverUntil() != null && old.waiverUntil().isAfter(now)
                ? FindingStatus.WAIVED
                : FindingStatus.OPEN;
    }

    private void resolveTheRest() {
        for (Finding old : before.values()) {
            if (old.status() != FindingStatus.RESOLVED) {
                Finding resolved = old.as(FindingStatus.RESOLVED, old.openedAt(), now);
                changes.add(new FindingChange(resolved, old.status(), RESOLVED));
            }
        }
    }

    /** Names and owners follow silently; what decided, or how bad it is, is news. */
    private static boolean worthTelling(Finding old, Finding seen) {
        return !old.evidence().equals(seen.evidence())
                || old.severity() != seen.severity()
                || !Objects.equals(old.policyTitle(), seen.policyTitle());
    }

    /** One id for one object and policy, whoever evaluates first. */
    static UUID id(UUID objectId, String policyId) {
        return CatalogIds.named(objectId, "finding", policyId);
    }
}
