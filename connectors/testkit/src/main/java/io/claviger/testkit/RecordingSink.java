package io.claviger.testkit;

import io.claviger.spi.Checkpoint;
import io.claviger.spi.CrawlSink;
import io.claviger.spi.Observation;
import io.claviger.spi.Problem;
import io.claviger.spi.Text;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/** Remembers all that a crawl hands over. Reads every text to its end, as the server does. */
public class RecordingSink implements CrawlSink {

    /** A text as it was read. A text that could not be read to its end is {@code broken}, and holds what came before. */
    public record ReadText(Text.Place place, long size, byte[] bytes, boolean broken) {

        @Override
        public boolean equals(Object other) {
            return other instanceof ReadText text
                    && place.equals(text.place)
                    && java.util.Arrays.equals(bytes, text.bytes)
                    && broken == text.broken;
        }

        @Override
        public int hashCode() {
            return place.hashCode();
        }

        public String content() {
            return new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    private static final int KEPT_BYTES = 1 << 20;

    private final List<Observation> observations = new ArrayList<>();
    private final List<ReadText> texts = new ArrayList<>();
    private final List<Checkpoint> checkpoints = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Set<Thread> callers = new HashSet<>();
    private long done;
    private OptionalLong total = OptionalLong.empty();

    /** Called before each thing is taken; a test may block or interrupt here. */
    protected void before() throws InterruptedException {
        // A test that wants to act at this moment overrides it.
    }

    @Override
    public void observe(Observation observation) throws InterruptedException {
        enter();
        observations.add(observation);
    }

    @Override
    public void text(Text text) throws InterruptedException {
        enter();
        byte[] kept = new byte[0];
        boolean broken = false;
        try (InputStream in = text.content().open()) {
            kept = in.readNBytes(KEPT_BYTES);
            in.skip(Long.MAX_VALUE);
        } catch (IOException e) {
            broken = true;
        }
        texts.add(new ReadText(text.place(), text.size(), kept, broken));
    }

    @Override
    public void checkpoint(Checkpoint checkpoint) throws InterruptedException {
        enter();
        checkpoints.add(checkpoint);
    }

    @Override
    public void problem(Problem problem) throws InterruptedException {
        enter();
        problems.add(problem);
    }

    @Override
    public void progress(long done, OptionalLong total) {
        callers.add(Thread.currentThread());
        this.done = done;
        this.total = total;
    }

    private void enter() throws InterruptedException {
        callers.add(Thread.currentThread());
        before();
    }

    public List<Observation> observations() {
        return observations;
    }

    /** The observations of one kind, such as {@code IdentitySeen}. */
    public <T extends Observation> Stream<T> observations(Class<T> type) {
        return observations.stream().filter(type::isInstance).map(type::cast);
    }

    public List<ReadText> texts() {
        return texts;
    }

    public List<Checkpoint> checkpoints() {
        return checkpoints;
    }

    public List<Problem> problems() {
        return problems;
    }

    /** The threads that called. */
    public Set<Thread> callers() {
        return callers;
    }

    public long done() {
        return done;
    }

    public OptionalLong total() {
        return total;
    }

    /** How many things were handed over. */
    public int size() {
        return observations.size() + texts.size() + checkpoints.size() + problems.size();
    }
}
