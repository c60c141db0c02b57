package io.claviger.server.graph;

import org.jspecify.annotations.Nullable;

/** What the graph keeps of a source. Where it changes, the place of everything in it does. */
record KnownSource(String name, String connector, @Nullable String environment) {

    /** Of what is left for a moment after its source was removed. */
    static final KnownSource GONE = new KnownSource("", "", null);
}
