package io.claviger.server.jobs;

import io.claviger.server.database.Database;
import io.claviger.server.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The statements on {@code job} that leases live by. Every end compares the fence, so that a stale holder ends nothing. */
@ApplicationScoped
class JobTable {

    private static final String CLAIM = """
            update job set state = 'RUNNING', fence = nextval('job_fence'), leased_by = ?, attempt = attempt + 1,
                   lease_until = clock_timestamp() + make_interval(secs => ?)
             where id in (
                   select id from job
                    where kind = ? and ((state = 'QUEUED' and run_at <= clock_timestamp())
                                     or (state = 'RUNNING' and lease_until < clock_timestamp()))
                    order by priority desc, run_at limit ? for update skip locked)
            returning id, kind, key, payload, attempt, fence, cancel_requested""";

    private static final String RENEW = """
            update job set lease_until = clock_timestamp() + make_interval(secs => ?)
              from unnest(?::uuid[], ?::bigint[]) as held(id, fence)
             where job.id = held.id and job.fence = held.fence and job.state = 'RUNNING'
            returning job.id, job.cancel_requested""";

    private static final String END = """
            update job set state = case when every_millis is not null and not cancel_requested then 'QUEUED'
                                        when cancel_requested then 'CANCELLED' else ? end,
                   run_at = case when every_millis is not null then clock_timestamp() + every_millis * interval '1 ms' else run_at end,
                   attempt = case when every_millis is not null then 0 else attempt end,
                   ended_at = case when every_millis is not null and not cancel_requested then null else clock_timestamp() end,
                   reason = ?, leased_by = null, lease_until = null
             where id = ? and fence = ? and state = 'RUNNING'""";

    private static final String AGAIN = """
            update job set state = case when cancel_requested then 'CANCELLED' else 'QUEUED' end,
                   ended_at = case when cancel_requested then clock_timestamp() end,
                   run_at = ?, attempt = case when ? then 0 else attempt end, reason = ?, leased_by = null, lease_until = null
             where id = ? and fence = ? and state = 'RUNNING'""";

    private static final String GIVE_BACK = """
            update job set state = 'QUEUED', run_at = clock_timestamp(), attempt = attempt - 1, leased_by = null, lease_until = null
             where id = ? and fence = ? and state = 'RUNNING'""";

    private final Database database;

    JobTable(Database database) {
        this.database = database;
    }

    /** A job and the lease on it. */
    record Claim(Job job, long fence, boolean cancelRequested) {}

    List<Claim> claim(String worker, String kind, int atMost, Duration lease) {
        return database.query(CLAIM, JobTable::claim, worker, seconds(lease), kind, atMost);
    }

    /** The jobs that are still held, each with whether its cancelling was asked for. */
    Map<UUID, Boolean> renew(Collection<Claim> held, Duration lease) {
        return database
                .query(
                        RENEW,
                        row -> Map.entry(row.getObject(1, UUID.class), row.getBoolean(2)),
                        seconds(lease),
                        held.stream().map(claim -> claim.job().id()).toList(),
                        held.stream().map(Claim::fence).toList())
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** False when the lease was lost. */
    boolean end(Claim claim, Outcome outcome) {
        UUID id = claim.job().id();
        return 1
                == switch (outcome) {
                    case Outcome.Done() -> database.update(END, "DONE", null, id, claim.fence());
                    case Outcome.Failed(String reason) -> database.update(END, "FAILED", reason, id, claim.fence());
                    case Outcome.RetryAt(var at, String reason) ->
                        database.update(AGAIN, at, true, reason, id, claim.fence());
                };
    }

    boolean retry(Claim claim, Outcome.RetryAt later) {
        return 1
                == database.update(
                        AGAIN, later.at(), false, later.reason(), claim.job().id(), claim.fence());
    }

    void giveBack(Claim claim) {
        database.update(GIVE_BACK, claim.job().id(), claim.fence());
    }

    private static Claim claim(ResultSet row) throws SQLException {
        Job job = new Job(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getString("key"),
                Sql.json(row, "payload"),
                row.getInt("attempt"));
        return new Claim(job, row.getLong("fence"), row.getBoolean("cancel_requested"));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
