package io.claviger.engine.graph.model;

import io.claviger.engine.graph.GraphFact;
import io.claviger.engine.graph.GraphFact.GrantFact;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What many facts of one kind of source decide together, such as the policies of accounts. Stateless. */
public interface EstateModel {

    /** Whether what is decided may depend on the fact. */
    boolean looksAt(GraphFact fact);

    /**
     * What these facts come to.
     *
     * @param facts all that it looks at
     * @param now by which conditions on the time are decided
     */
    Decided decide(Collection<GraphFact> facts, Instant now);

    /**
     * @param grants each from one object to another at most once; they are read by the same source's {@link AccessModel}
     * @param standings of each identity whose rights were decided
     */
    record Decided(List<GrantFact> grants, Map<UUID, Standing> standings) {
        public Decided {
            grants = List.copyOf(grants);
            standings = Map.copyOf(standings);
        }
    }

    /**
     * What is decided of one identity beside its grants.
     *
     * @param open whether anyone at all may take it
     * @param strangers who may, of those whom no source knows
     * @param problems what of its policies cannot be read, or speaks of what is not there
     */
    record Standing(boolean open, List<String> strangers, List<String> problems) {
        public Standing {
            strangers = List.copyOf(strangers);
            problems = List.copyOf(problems);
        }
    }
}
