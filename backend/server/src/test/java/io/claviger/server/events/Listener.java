package io.claviger.server.events;

import io.claviger.server.Role;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A consumer that remembers what it was given, and fails when it is told to. */
@ApplicationScoped
class Listener implements FactConsumer {

    static final String TYPE = "io.claviger.test.heard";
    static final String POISON = "io.claviger.test.poison";

    private final List<Fact> heard = new CopyOnWriteArrayList<>();
    private final AtomicInteger failuresToCome = new AtomicInteger();

    @Override
    public String name() {
        return "test-listener";
    }

    @Override
    public Role role() {
        return Role.API;
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.USAGE);
    }

    @Override
    public boolean wants(String type) {
        return type.startsWith("io.claviger.test.");
    }

    @Override
    public void accept(List<Fact> batch) {
        if (batch.stream().anyMatch(fact -> fact.type().equals(POISON))) {
            throw new IllegalStateException("it is poison");
        }
        if (failuresToCome.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new IllegalStateException("it fails as it was told to");
        }
        heard.addAll(batch);
    }

    void failNext(int times) {
        failuresToCome.set(times);
    }

    List<Fact> heardOf(String key) {
        return heard.stream().filter(fact -> fact.key().equals(key)).toList();
    }

    List<Integer> numbersOf(String key) {
        return heardOf(key).stream().map(fact -> fact.data().path("n").asInt()).toList();
    }
}
