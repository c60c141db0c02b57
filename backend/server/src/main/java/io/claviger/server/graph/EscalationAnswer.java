package io.claviger.server.graph;

import java.util.List;
import java.util.UUID;

/**
 * Who can become administrator.
 *
 * @param administrators identities that are, by themselves
 * @param identities that are not and can become one
 */
public record EscalationAnswer(int administrators, int identities, ReachAnswer ways) {

    /**
     * The few edges whose removal closes most ways to administrator, one after the other.
     *
     * @param whole whether there can be no better ones
     * @param before how many identities can become administrator
     * @param after how many still can without all of these
     */
    public record ChokePointsAnswer(
            boolean whole, int before, int after, List<ChokePoint> chokePoints, List<GraphObject> objects) {}

    /** @param closes how many identities no longer can, beyond those of the edges before it */
    public record ChokePoint(UUID from, UUID to, String action, int closes) {}
}
