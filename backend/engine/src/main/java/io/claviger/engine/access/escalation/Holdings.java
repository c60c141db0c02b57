package io.claviger.engine.access.escalation;

import io.claviger.engine.access.account.HeldResource;
import io.claviger.engine.access.escalation.PrincipalReview.Privilege;
import io.claviger.engine.access.escalation.Review.Holding;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a principal may do by itself with each resource that is known: the most of it, with what allows that. */
final class Holdings {

    private final World world;

    Holdings(World world) {
        this.world = world;
    }

    /** @param everything whether it may do everything in its account: then only what others open to it is told */
    List<Holding> of(Standing standing, boolean everything) {
        Rights its = world.rights(standing);
        String account = standing.principal().account();
        List<Holding> holdings = new ArrayList<>();
        if (!everything) {
            add(its, world.resources().of(account), holdings);
        }
        add(its, world.resources().openedTo(account), holdings);
        return holdings;
    }

    private static void add(Rights its, List<HeldResource> resources, List<Holding> holdings) {
        for (HeldResource resource : resources) {
            Holding most = most(its, resource);
            if (most != null) {
                holdings.add(most);
            }
        }
    }

    private static @Nullable Holding most(Rights its, HeldResource resource) {
        ResourceActions actions = ResourceActions.of(resource.arn());
        if (actions == null || !actions.tellsPrivileges()) {
            return null;
        }
        Holding administers = first(its, resource, Privilege.ADMIN, actions.administers(), "");
        if (administers != null) {
            return administers;
        }
        Holding writes = first(its, resource, Privilege.WRITE, actions.writes(), actions.within());
        if (writes != null && actions.writesAlone()) {
            return writes;
        }
        Holding reads = first(its, resource, Privilege.READ, actions.reads(), actions.within());
        return reads == null || writes == null ? reads : writes;
    }

    private static @Nullable Holding first(
            Rights its, HeldResource resource, Privilege privilege, List<String> actions, String within) {
        String arn = resource.arn();
        for (String action : actions) {
            Permit permit = its.onKnown(action, within(resource, within));
            if (permit != null) {
                return new Holding(arn, privilege, action, permit.because(), permit.residual());
            }
        }
        return null;
    }

    private static HeldResource within(HeldResource resource, String within) {
        boolean whole = within.isEmpty() || resource.arn().indexOf('/') >= 0;
        return whole ? resource : resource.named(resource.arn() + within);
    }
}
