package io.claviger.server.jobs;

import io.claviger.server.database.DatabaseFailure;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Leases due jobs, runs each on a virtual thread, keeps the leases alive, and writes down how the runs ended. */
final class Worker implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Worker.class);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(5);

    private final String name;
    private final List<JobHandler> handlers;
    private final JobTable table;
    private final JobsConfig config;
    private final InstantSource clock;
    private final Map<UUID, Run> runs = new ConcurrentHashMap<>();
    private final Semaphore calls = new Semaphore(0);
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final AtomicBoolean databaseAway = new AtomicBoolean();
    private final Thread claimer;
    private final Thread keeper;

    Worker(String name, List<JobHandler> handlers, JobTable table, JobsConfig config, InstantSource clock) {
        this.name = name;
        this.handlers = List.copyOf(handlers);
        this.table = table;
        this.config = config;
        this.clock = clock;
        this.claimer = Thread.ofPlatform().daemon().name(name + "-claims").unstarted(this::claimUntilStopped);
        this.keeper = Thread.ofPlatform().daemon().name(name + "-keeps").unstarted(this::keepUntilStopped);
    }

    /** One handler at work. */
    private record Run(JobTable.Claim claim, HeldLease lease, Thread thread) {}

    void start() {
        claimer.start();
        keeper.start();
    }

    void wake() {
        calls.release();
    }

    void cancel(UUID job) {
        Run run = runs.get(job);
        if (run != null) {
            run.lease().cancel();
        }
    }

    /** Takes no more, interrupts what runs, waits a little, and gives the rest back to others. */
    @Override
    public void close() {
        stopping.set(true);
        claimer.interrupt();
        // It may be asking for more: what it gets is then among the runs, and what is given back is not taken again.
        join(claimer, STOP_PATIENCE);
        long deadline = System.nanoTime() + STOP_PATIENCE.toNanos();
        List.copyOf(runs.values()).forEach(run -> run.thread().interrupt());
        for (Run run : List.copyOf(runs.values())) {
            join(run.thread(), Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
        }
        keeper.interrupt();
        join(keeper, STOP_PATIENCE);
    }

    private void claimUntilStopped() {
        while (!stopping.get()) {
            try {
                boolean more = guarded(this::claimOnce);
                if (!more && calls.tryAcquire(config.pollInterval().toMillis(), TimeUnit.MILLISECONDS)) {
                    calls.drainPermits();
                }
            } catch (InterruptedException stop) {
                return;
            }
        }
    }

    private boolean claimOnce() {
        boolean any = false;
        for (JobHandler handler : handlers) {
            int free = handler.concurrency() - running(handler.kind());
            if (free > 0) {
                long until = System.nanoTime() + config.lease().toNanos();
                for (JobTable.Claim claim : table.claim(name, handler.kind(), free, config.lease())) {
                    any = true;
                    begin(handler, claim, until);
                }
            }
        }
        return any;
    }

    private int running(String kind) {
        return (int) runs.values().stream()
                .filter(run -> run.claim().job().kind().equals(kind))
                .count();
    }

    private void begin(JobHandler handler, JobTable.Claim claim, long untilNanos) {
        HeldLease lease = new HeldLease(claim, untilNanos);
        Thread thread = Thread.ofVirtual()
                .name("job-" + claim.job().kind() + "-" + claim.job().key())
                .unstarted(() -> work(handler, claim, lease));
        runs.put(claim.job().id(), new Run(claim, lease, thread));
        thread.start();
    }

    private void work(JobHandler handler, JobTable.Claim claim, HeldLease lease) {
        try {
            finish(handler, claim, lease);
        } catch (RuntimeException databaseAwayAtTheEnd) {
            // The lease runs out and the job is run again: that is what leases are for.
            LOG.warnf(
                    "The end of job %s %s could not be written down, so it will run again: %s",
                    claim.job().kind(), claim.job().key(), databaseAwayAtTheEnd.getMessage());
        } finally {
            runs.remove(claim.job().id());
            wake();
        }
    }

    private void finish(JobHandler handler, JobTable.Claim claim, HeldLease lease) {
        Job job = claim.job();
        boolean ended;
        try {
            Outcome outcome = handler.run(job, lease);
            // An interrupt that came with the last breath must not reach the statement that ends the job.
            boolean interrupted = Thread.interrupted();
            ended = !(interrupted && lease.lost()) && table.end(claim, outcome);
        } catch (Exception failure) {
            Thread.interrupted();
            ended = afterFailure(handler, claim, lease, failure);
        }
        if (!ended) {
            LOG.warnf(
                    "Job %s %s: its lease was lost while it ran, so another worker decides how it ends",
                    job.kind(), job.key());
        }
    }

    private boolean afterFailure(JobHandler handler, JobTable.Claim claim, HeldLease lease, Exception failure) {
        Job job = claim.job();
        if (lease.lost() || failure instanceof LeaseLost) {
            return false;
        }
        if (stopping.get()) {
            table.giveBack(claim);
            return true;
        }
        String reason = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        boolean databaseAway = failure instanceof DatabaseFailure refused && refused.unreachable();
        // Not the job's fault, so it does not use up its attempts.
        if (!databaseAway && job.attempt() >= handler.maxAttempts()) {
            LOG.errorf(failure, "Job %s %s failed for good after %d attempts", job.kind(), job.key(), job.attempt());
            return table.end(claim, new Outcome.Failed(reason));
        }
        Duration wait = Backoff.after(job.attempt(), config.backoff(), config.maxBackoff());
        if (failure instanceof DatabaseFailure database && database.unreachable()) {
            LOG.warnf("Job %s %s runs again in %s: %s (%s)", job.kind(), job.key(), wait, database.words(), reason);
        } else {
            LOG.warnf(
                    failure, "Job %s %s failed at attempt %d; again in %s", job.kind(), job.key(), job.attempt(), wait);
        }
        return table.retry(claim, new Outcome.RetryAt(clock.instant().plus(wait), reason));
    }

    private void keepUntilStopped() {
        long everyMillis = Math.max(10, config.lease().toMillis() / 3);
        while (!Thread.currentThread().isInterrupted()) {
            try {
                TimeUnit.MILLISECONDS.sleep(everyMillis);
            } catch (InterruptedException stop) {
                return;
            }
            guarded(this::renewOnce);
            long now = System.nanoTime();
            runs.values().stream()
                    .filter(run -> run.lease().expired(now) && !run.lease().lost())
                    .forEach(Worker::lose);
        }
    }

    private boolean renewOnce() {
        List<Run> held = List.copyOf(runs.values());
        if (held.isEmpty()) {
            return false;
        }
        long until = System.nanoTime() + config.lease().toNanos();
        Map<UUID, Boolean> still = table.renew(held.stream().map(Run::claim).toList(), config.lease());
        for (Run run : held) {
            Boolean cancelRequested = still.get(run.claim().job().id());
            if (cancelRequested != null) {
                run.lease().renewed(until, cancelRequested);
            } else if (runs.containsValue(run)) {
                lose(run);
            }
        }
        return true;
    }

    private static void lose(Run run) {
        run.lease().lose();
        run.thread().interrupt();
    }

    /** Says once that the database is away, and once that it is back. */
    private boolean guarded(java.util.function.BooleanSupplier step) {
        try {
            boolean result = step.getAsBoolean();
            if (databaseAway.compareAndSet(true, false)) {
                LOG.info("The database answers again: jobs go on");
            }
            return result;
        } catch (RuntimeException failure) {
            if (!stopping.get() && databaseAway.compareAndSet(false, true)) {
                LOG.errorf("Jobs wait, because the database does not answer: %s", failure.getMessage());
            }
            return false;
        }
    }

    private static void join(Thread thread, Duration atMost) {
        try {
            thread.join(atMost);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
