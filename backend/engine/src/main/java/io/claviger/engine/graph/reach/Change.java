package io.claviger.engine.graph.reach;

/** Something that may be done, or happen. Nodes by number. */
public sealed interface Change {

    /** An identity, credential or consumer is switched off, or an exposure or resource is taken away. */
    record Disable(int node) implements Change {}

    /** An identity keeps only what it was seen to use: what is known to be unused is taken from it. */
    record Narrow(int identity) implements Change {}

    /** What one action grants on one target is taken away. */
    record RemoveGrant(int subject, int target, String action) implements Change {}

    /** A person leaves, who may have kept what they owned. */
    record OwnerLeaves(int owner) implements Change {}

    /** All that a vendor's systems hold is in wrong hands. @param vendor the connector's type */
    record VendorBreached(String vendor) implements Change {}
}
