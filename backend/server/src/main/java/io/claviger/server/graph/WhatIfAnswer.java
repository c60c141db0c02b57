package io.claviger.server.graph;

import java.util.List;

/**
 * What a change would make different.
 *
 * @param gained what whoever it happens through then has; nothing for a change that takes away
 * @param lost what is no longer reached by whom it takes from, or with less privilege
 * @param owned what is left without its owner; of at most 300
 * @param ownedCount how many are
 * @param consumers the workloads that bear what is changed, or become it: they may stop; of at most 300
 * @param consumerCount how many there are
 * @param canBecomeAdministrator how many identities can become administrator as it is
 * @param couldBecomeAdministrator how many still could afterwards
 * @param saved those that no longer could, with the ways that are closed
 */
public record WhatIfAnswer(
        ReachAnswer gained,
        ReachAnswer lost,
        List<GraphObject> owned,
        int ownedCount,
        List<GraphObject> consumers,
        int consumerCount,
        int canBecomeAdministrator,
        int couldBecomeAdministrator,
        ReachAnswer saved) {}
