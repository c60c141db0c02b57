package io.claviger.engine.access.evaluation;

import io.claviger.engine.access.policy.Policy;
import java.util.List;

/**
 * All policies that apply to a request.
 *
 * @param session to what the session was narrowed, inline and by managed policies: what one of them allows; none when it was not
 * @param resource of the resource, its key policy or trust policy; none when it has none
 * @param boundaries the principal's permissions boundary; none when it has none
 * @param serviceControl from the organization's root to the account; none outside an organization
 * @param resourceControl the same for the account of the resource
 * @param endpoints of the VPC endpoint that the request passes; none when it passes none
 */
public record Policies(
        List<Policy> identity,
        List<Policy> session,
        List<Policy> resource,
        List<Policy> boundaries,
        List<Level> serviceControl,
        List<Level> resourceControl,
        List<Policy> endpoints) {

    /** The policies at one place of an organization: its root, a unit, an account. Each must allow. */
    public record Level(String name, List<Policy> policies) {
        public Level {
            policies = List.copyOf(policies);
        }
    }

    public Policies {
        identity = List.copyOf(identity);
        session = List.copyOf(session);
        resource = List.copyOf(resource);
        boundaries = List.copyOf(boundaries);
        serviceControl = List.copyOf(serviceControl);
        resourceControl = List.copyOf(resourceControl);
        endpoints = List.copyOf(endpoints);
    }
}
