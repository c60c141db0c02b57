package io.claviger.server.posture;

import io.claviger.server.Role;
import io.claviger.server.events.Fact;
import io.claviger.server.events.FactConsumer;
import io.claviger.server.events.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/** Evaluates what a crawl, a link or a person touched, and nothing else. */
@ApplicationScoped
class PostureConsumer implements FactConsumer {
    private final Evaluator evaluator;
    private final InstantSource clock;

    PostureConsumer(Evaluator evaluator, PostureClock clock) {
        this.evaluator = evaluator;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "posture";
    }

    @Override
    public Role role() {
        return Role.EVALUATOR;
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.CATALOG);
    }

    @Override
    public boolean wants(String type) {
        return kindOf(type).isPresent();
    }

    @Override
    public void accept(List<Fact> batch) {
        Map<ObjectKind, Set<UUID>> touched = new TreeMap<>();
        for (Fact fact : batch) {
            kindOf(fact.type())
                    .ifPresent(kind -> touched.computeIfAbsent(kind, any -> new TreeSet<>())
                            .add(fact.subject()));
        }
        evaluator.evaluate(touched, clock.instant());
    }

    /** {@code io.claviger.credential.changed} is about a credential. */
    private static Optional<ObjectKind> kindOf(String type) {
        String[] words = type.split("\\.", -1);
        return words.length == 4 ? ObjectKind.of(words[2]) : Optional.empty();
    }
}
