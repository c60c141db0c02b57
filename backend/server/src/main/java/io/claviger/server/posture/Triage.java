package io.claviger.server.posture;

import io.claviger.server.Refusal;
import io.claviger.server.audit.Audit;
import io.claviger.server.auth.CurrentUser;
import io.claviger.server.auth.Principal;
import io.claviger.server.database.Database;
import io.claviger.server.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What people decide about findings: who is on it, and what is left so until when. Only the evaluation resolves. */
@ApplicationScoped
public class Triage {
    private static final Duration LONGEST = Duration.ofDays(366);
    private static final int LONGEST_REASON = 2_000;

    private static final String WRITE = """
            update finding f set status = ?, assignee = case when ? then ? else f.assignee end,
                waiver_reason = case when ? then f.waiver_reason else ? end,
                waiver_approver = case when ? then f.waiver_approver else ? end,
                waiver_until = case when ? then f.waiver_until else ?::timestamptz end,
                waived_at = case when ? then f.waived_at else ?::timestamptz end, updated_at = now()
            where f.id = any(?)""" + FindingTable.RETURNING;

    private final Database database;
    private final Evaluator evaluator;
    private final FindingFacts facts;
    private final Audit audit;
    private final CurrentUser user;
    private final PostureClock clock;

    Triage(
            Database database,
            Evaluator evaluator,
            FindingFacts facts,
            Audit audit,
            CurrentUser user,
            PostureClock clock) {
        this.database = database;
        this.evaluator = evaluator;
        this.facts = facts;
        this.audit = audit;
        this.user = user;
        this.clock = clock;
    }

    /** Leaving it as it is, until a date. {@code approver} is whoever asks, when it is not said. */
    public record Waiver(
            String reason, Instant until, @Nullable String approver) {}

    /**
     * What is wanted.
     *
     * @param status {@code OPEN} or {@code ACKNOWLEDGED}; {@code null} leaves it
     * @param assigns whether {@code assignee} is meant; {@code null} is then nobody
     */
    public record Wish(
            @Nullable FindingStatus status,
            boolean assigns,
            @Nullable String assignee,
            @Nullable Waiver waiver) {}

    /** As {@link #change(Collection, Wish, Runnable)}, whatever happened to them since they were read. */
    public List<UUID> change(Collection<UUID> ids, Wish wish) {
        return change(ids, wish, () -> {});
    }

    /**
     * Answers those that are different now. What is resolved stays so.
     *
     * @param seen called once nobody else can change them, to refuse what the caller has not seen
     */
    public List<UUID> change(Collection<UUID> ids, Wish wish, Runnable seen) {
        check(wish);
        if (ids.isEmpty()) {
            return List.of();
        }
        Instant now = clock.instant();
        List<UUID> changed = new ArrayList<>();
        database.inTransaction(() -> database.run(connection -> {
            List<Finding> before = locked(connection, ids);
            seen.run();
            List<Finding> affected =
                    before.stream().filter(old -> affects(wish, old)).toList();
            for (Map.Entry<FindingStatus, List<Finding>> some :
                    byNewStatus(wish, affected).entrySet()) {
                write(connection, wish, some.getKey(), some.getValue(), now);
            }
            affected.forEach(finding -> changed.add(finding.id()));
            evaluator.evaluateObjectsOf(affected, now);
            return changed;
        }));
        return changed;
    }

    /** Those that {@link #change} would change. */
    public List<UUID> wouldChange(Collection<UUID> ids, Wish wish) {
        check(wish);
        return ids.isEmpty()
                ? List.of()
                : database.run(connection -> FindingTable.of(connection, ids).stream()
                        .filter(old -> affects(wish, old))
                        .map(Finding::id)
                        .toList());
    }

    private static List<Finding> locked(Connection connection, Collection<UUID> ids) throws SQLException {
        List<UUID> objects = FindingTable.of(connection, ids).stream()
                .map(Finding::objectId)
                .distinct()
                .toList();
        ObjectLocks.take(connection, objects);
        return FindingTable.lock(connection, ids);
    }

    private void write(Connection connection, Wish wish, FindingStatus status, List<Finding> findings, Instant now)
            throws SQLException {
        Waiver waiver = wish.waiver();
        boolean keeps = waiver == null && wish.status() == null;
        Map<UUID, FindingStatus> previous = new LinkedHashMap<>();
        findings.forEach(finding -> previous.put(finding.id(), finding.status()));
        List<Finding> after = Sql.query(
                connection,
                WRITE,
                FindingTable::read,
                status,
                wish.assigns(),
                wish.assignee(),
                keeps,
                waiver == null ? null : waiver.reason(),
                keeps,
                waiver == null ? null : approver(waiver),
                keeps,
                waiver == null ? null : waiver.until(),
                keeps,
                waiver == null ? null : now,
                previous.keySet());
        facts.tell(
                after.stream()
                        .map(finding -> new FindingChange(finding, previous.get(finding.id()), Judgement.CHANGED))
                        .toList(),
                now);
        after.forEach(finding -> audit.record(
                waiver == null ? "finding.triaged" : "finding.waived",
                "finding",
                finding.id(),
                details(finding, wish)));
    }

    private static Map<FindingStatus, List<Finding>> byNewStatus(Wish wish, List<Finding> findings) {
        Map<FindingStatus, List<Finding>> groups = new LinkedHashMap<>();
        findings.forEach(finding -> groups.computeIfAbsent(next(wish, finding), any -> new ArrayList<>())
                .add(finding));
        return groups;
    }

    private static FindingStatus next(Wish wish, Finding finding) {
        if (wish.waiver() != null) {
            return FindingStatus.WAIVED;
        }
        return wish.status() == null ? finding.status() : wish.status();
    }

    private static boolean affects(Wish wish, Finding finding) {
        boolean standing = finding.status() != FindingStatus.RESOLVED;
        boolean moves = wish.waiver() != null || (wish.status() != null && wish.status() != finding.status());
        return standing && (moves || wish.assigns());
    }

    private static Map<String, ?> details(Finding finding, Wish wish) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("policy", finding.policyId());
        details.put("object", finding.objectName());
        details.put("status", finding.status().name());
        if (wish.assigns()) {
            details.put("assignee", String.valueOf(wish.assignee()));
        }
        if (wish.waiver() != null) {
            details.put("reason", wish.waiver().reason());
            details.put("until", wish.waiver().until().toString());
        }
        return details;
    }

    private String approver(Waiver waiver) {
        String named = waiver.approver();
        return named == null || named.isBlank()
                ? user.find().map(Principal::name).orElse("system")
                : named.strip();
    }

    private void check(Wish wish) {
        FindingStatus status = wish.status();
        if (status != null && !status.counts()) {
            throw Refusal.invalid(
                    "finding-status-not-yours",
                    status == FindingStatus.WAIVED
                            ? "To leave a finding as it is, send a waiver with a reason and an end date"
                            : "A finding resolves by itself, when what is wrong is mended at the source",
                    new Refusal.Place("/status", "OPEN or ACKNOWLEDGED"));
        }
        Waiver waiver = wish.waiver();
        if (waiver == null) {
            if (status == null && !wish.assigns()) {
                throw Refusal.invalid("nothing-to-change", "Send a status, an assignee or a waiver");
            }
            return;
        }
        if (status != null) {
            throw Refusal.invalid("waiver-or-status", "Send a waiver or a status, not both");
        }
        check(waiver);
    }

    private void check(Waiver waiver) {
        if (waiver.reason().isBlank() || waiver.reason().length() > LONGEST_REASON) {
            throw Refusal.invalid(
                    "waiver-reason",
                    "Say in at most " + LONGEST_REASON + " characters why this may stay as it is",
                    new Refusal.Place("/reason", "is empty or too long"));
        }
        if (waiver.approver() != null && waiver.approver().length() > LONGEST_REASON) {
            throw Refusal.invalid(
                    "waiver-approver",
                    "Name who agreed in at most " + LONGEST_REASON + " characters",
                    new Refusal.Place("/approver", "is too long"));
        }
        Instant now = clock.instant();
        if (!waiver.until().isAfter(now) || waiver.until().isAfter(now.plus(LONGEST))) {
            throw Refusal.invalid(
                    "waiver-until",
                    "A waiver ends in the future, and at most " + LONGEST.toDays() + " days from now",
                    new Refusal.Place("/until", "is past or too far away"));
        }
    }
}
