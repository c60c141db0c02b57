package io.claviger.engine.graph.model;

import io.claviger.engine.graph.GraphFact.GrantFact;
import io.claviger.engine.graph.GraphFact.IdentityFact;
import io.claviger.engine.graph.GraphFact.ResourceFact;
import io.claviger.engine.graph.Sensitivity;
import java.util.List;

/** How the facts of one kind of source become edges. Stateless. */
public interface AccessModel {

    /** The ways that a grant opens; none when it allows nothing by itself. */
    List<Passage> passages(GrantFact grant);

    /** Whether it may do everything in its account, by itself and without an edge that says so. */
    boolean isAdministrator(IdentityFact identity);

    Sensitivity sensitivity(ResourceFact resource);

    /** Whether who reads it has a secret: an entry of a store of secrets. */
    boolean isSecret(ResourceFact resource);
}
