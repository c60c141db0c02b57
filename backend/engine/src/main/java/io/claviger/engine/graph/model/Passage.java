package io.claviger.engine.graph.model;

import io.claviger.engine.graph.Because;
import io.claviger.engine.graph.Passing;
import io.claviger.engine.graph.Privilege;

/** One way that a grant opens, from its subject to its target. */
public record Passage(Privilege atMost, Passing passing, Because because) {}
