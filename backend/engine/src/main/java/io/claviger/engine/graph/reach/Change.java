package io.claviger.engine.graph.reach;

import io.claviger.engine.graph.reach.Without.Cut;
import java.util.List;

/** Something that may be done, or happen. Nodes by number. */
public sealed interface Change {

    /**
     * An identity, credential or consumer is switched off, or an exposure or resource is taken away.
     *
     * @param over the edges of others that go with it
     * @param begun those that come instead, and are in the graph for the time of the question
     */
    record Disable(int node, List<Cut> over, List<Cut> begun) implements Change {
        public Disable {
            over = List.copyOf(over);
            begun = List.copyOf(begun);
        }

        public Disable(int node) {
            this(node, List.of(), List.of());
        }
    }

    /** An identity keeps only what it was seen to use: what is known to be unused is taken from it. */
    record Narrow(int identity) implements Change {}

    /** What one action grants on one target is taken away. */
    record RemoveGrant(int subject, int target, String action) implements Change {}

    /** A person leaves, who may have kept what they owned. */
    record OwnerLeaves(int owner) implements Change {}

    /** All that a vendor's systems hold is in wrong hands. @param vendor the connector's type */
    record VendorBreached(String vendor) implements Change {}
}
