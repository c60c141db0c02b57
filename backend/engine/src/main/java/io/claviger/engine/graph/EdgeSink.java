package io.claviger.engine.graph;

/** Takes edges. */
interface EdgeSink {

    void edge(int from, int to, int type, int because);
}
