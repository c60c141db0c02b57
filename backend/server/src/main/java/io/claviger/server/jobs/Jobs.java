package io.claviger.server.jobs;

import io.claviger.server.Perishable;
import io.claviger.server.database.Database;
import io.claviger.server.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** The queue of work. What is enqueued or cancelled in a transaction counts when that commits. */
@ApplicationScoped
public class Jobs implements Perishable {

    /** The key of the one job of a recurring kind. */
    static final String RECURRING = "recurring";

    private static final String ENQUEUE = """
            insert into job (kind, key, payload, run_at, priority) values (?, ?, ?, ?, ?)
            on conflict (kind, key) where state in ('QUEUED', 'RUNNING') do update set key = excluded.key
            returning id""";

    private static final String CANCEL = """
            update job set cancel_requested = true,
                   state = case state when 'QUEUED' then 'CANCELLED' else state end,
                   ended_at = case state when 'QUEUED' then now() else ended_at end
             where kind = ? and key = ? and state in ('QUEUED', 'RUNNING')
            returning id""";

    private static final String EVERY = """
            insert into job (kind, key, every_millis) values (?, ?, ?)
            on conflict (kind, key) where state in ('QUEUED', 'RUNNING') do update set every_millis = excluded.every_millis""";

    private final Database database;
    private final TransactionSynchronizationRegistry transactions;
    private final Workers workers;

    Jobs(Database database, TransactionSynchronizationRegistry transactions, Workers workers) {
        this.database = database;
        this.transactions = transactions;
        this.workers = workers;
    }

    /** Returns the job's id: of the new one, or of the one with this kind and key that has not ended. */
    public UUID enqueue(JobRequest request) {
        UUID id = database.first(
                        ENQUEUE,
                        row -> row.getObject(1, UUID.class),
                        request.kind(),
                        request.key(),
                        request.payload(),
                        request.runAt(),
                        request.priority())
                .orElseThrow();
        afterCommit(workers::wake);
        return id;
    }

    /** A queued job ends at once; a running one is told, and ends when its handler heeds it. False when there is none. */
    public boolean cancel(String kind, String key) {
        Optional<UUID> id = database.first(CANCEL, row -> row.getObject(1, UUID.class), kind, key);
        id.ifPresent(job -> afterCommit(() -> workers.cancel(job)));
        return id.isPresent();
    }

    /** Has the kind's handler run again and again, one at a time in the whole cluster, this long after each end. */
    public void every(String kind, Duration interval) {
        database.update(EVERY, kind, RECURRING, interval.toMillis());
        afterCommit(workers::wake);
    }

    /** Where a job stands, by its newest run; empty when there was never one. */
    public Optional<JobState> state(String kind, String key) {
        return database.first(
                "select state, attempt, reason, cancel_requested, ended_at from job where kind = ? and key = ? order by id desc limit 1",
                row -> new JobState(
                        JobState.Phase.valueOf(row.getString("state")),
                        row.getInt("attempt"),
                        row.getString("reason"),
                        row.getBoolean("cancel_requested"),
                        Sql.instant(row, "ended_at")),
                kind,
                key);
    }

    /** How many jobs are in a phase. */
    public long count(JobState.Phase phase) {
        return database.first("select count(*) from job where state = ?", row -> row.getLong(1), phase)
                .orElse(0L);
    }

    /** Jobs that ended a month ago. */
    @Override
    public int forgetOld() {
        return database.update("delete from job where ended_at < now() - interval '30 days'");
    }

    private void afterCommit(Runnable then) {
        if (transactions.getTransactionStatus() != Status.STATUS_ACTIVE) {
            then.run();
            return;
        }
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // Nothing to prepare.
            }

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    then.run();
                }
            }
        });
    }
}
