package io.claviger.testkit;

import io.claviger.spi.Checkpoint;
import io.claviger.spi.UsageEvent;
import io.claviger.spi.UsageSink;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Remembers the usage events of a crawl. */
public class RecordingUsage implements UsageSink {

    private final @Nullable Checkpoint from;
    private final List<UsageEvent> events = new ArrayList<>();
    private final List<Checkpoint> checkpoints = new ArrayList<>();
    private final Set<Thread> callers = new HashSet<>();

    /** @param from how far an earlier crawl came */
    public RecordingUsage(@Nullable Checkpoint from) {
        this.from = from;
    }

    /** Called before each event and checkpoint is taken; a test may block or interrupt here. */
    protected void before() throws InterruptedException {
        // A test that wants to act at this moment overrides it.
    }

    @Override
    public @Nullable Checkpoint from() {
        return from;
    }

    @Override
    public void used(UsageEvent event) throws InterruptedException {
        callers.add(Thread.currentThread());
        before();
        events.add(event);
    }

    @Override
    public void checkpoint(Checkpoint reached) throws InterruptedException {
        callers.add(Thread.currentThread());
        before();
        checkpoints.add(reached);
    }

    public List<UsageEvent> events() {
        return events;
    }

    public List<Checkpoint> checkpoints() {
        return checkpoints;
    }

    /** The threads that called. */
    public Set<Thread> callers() {
        return callers;
    }

    /** What several crawls handed over, each event once. */
    public static TreeMap<String, UsageEvent> told(RecordingUsage... crawls) {
        TreeMap<String, UsageEvent> told = new TreeMap<>();
        for (RecordingUsage crawl : crawls) {
            crawl.events.forEach(event -> told.put(event.id(), event));
        }
        return told;
    }
}
