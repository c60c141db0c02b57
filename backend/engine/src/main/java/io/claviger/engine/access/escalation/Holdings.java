package io.claviger.engine.access.escalation;

import io.claviger.engine.access.account.HeldResource;
import io.claviger.engine.access.escalation.PrincipalReview.Privilege;
import io.claviger.engine.access.escalation.Review.Holding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a principal may do by itself with each resource that is known: the most of it, with what allows that. */
final class Holdings {

    private final World world;
    /** By the account of who asks. */
    private final Map<String, Shelf> own = new HashMap<>();

    private final Map<String, Set<HeldResource>> opened = new HashMap<>();

    Holdings(World world) {
        this.world = world;
    }

    /** @param everything whether it may do everything in its account: then only what others open to it is told */
    List<Holding> of(Standing standing, boolean everything) {
        Rights its = world.rights(standing);
        String account = standing.principal().account();
        List<Holding> holdings = new ArrayList<>();
        if (!everything) {
            add(its, shelf(account).spokenOfBy(its), holdings);
        }
        add(its, openedTo(account), holdings);
        return holdings;
    }

    /** Of one resource of the estate alone; null when nothing. */
    @Nullable
    Holding of(Standing standing, boolean everything, HeldResource resource) {
        String account = standing.principal().account();
        String owner = NamedResources.accountOf(resource);
        boolean its = owner.isEmpty() || owner.equals(account);
        boolean counts = its ? !everything : openedTo(account).contains(resource);
        return counts ? most(world.rights(standing), resource) : null;
    }

    private Shelf shelf(String account) {
        return own.computeIfAbsent(
                account, its -> new Shelf(its, world.resources().of(its)));
    }

    private Set<HeldResource> openedTo(String account) {
        return opened.computeIfAbsent(account, its -> {
            Set<HeldResource> resources = Collections.newSetFromMap(new IdentityHashMap<>());
            resources.addAll(world.resources().openedTo(its));
            return resources;
        });
    }

    private static void add(Rights its, Collection<HeldResource> resources, List<Holding> holdings) {
        for (HeldResource resource : resources) {
            Holding most = most(its, resource);
            if (most != null) {
                holdings.add(most);
            }
        }
    }

    static @Nullable Holding most(Rights its, HeldResource resource) {
        ResourceActions actions = ResourceActions.of(resource.arn());
        if (actions == null) {
            return null;
        }
        Holding administers = first(its, resource, Privilege.ADMIN, actions.administers(), "");
        if (administers != null) {
            return administers;
        }
        Holding writes = first(its, resource, Privilege.WRITE, actions.writes(), actions.within());
        if (writes != null && actions.writesAlone()) {
            return Reach.stored(its, resource) != null ? writes : writes.unseen();
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
                return new Holding(arn, privilege, action, true, permit.because(), permit.residual());
            }
        }
        return null;
    }

    private static HeldResource within(HeldResource resource, String within) {
        boolean whole = within.isEmpty() || resource.arn().indexOf('/') >= 0;
        return whole ? resource : resource.named(resource.arn() + within);
    }
}
