package io.claviger.engine.graph.model;

import io.claviger.engine.graph.GraphFact;
import io.claviger.engine.graph.GraphFact.GrantFact;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** What many facts of one kind of source decide together, such as the policies of accounts. Stateless. */
public interface EstateModel {

    /** Whether what is decided may depend on the fact. */
    boolean looksAt(GraphFact fact);

    /**
     * The grants that these facts come to, each from one object to another at most once. They are read by the same source's
     * {@link AccessModel}.
     *
     * @param facts all that it looks at
     * @param now by which conditions on the time are decided
     */
    List<GrantFact> grants(Collection<GraphFact> facts, Instant now);
}
