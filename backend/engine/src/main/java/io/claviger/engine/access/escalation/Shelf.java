package io.claviger.engine.access.escalation;

import io.claviger.engine.access.account.HeldResource;
import io.claviger.engine.access.policy.Glob;
import io.claviger.engine.access.policy.Template;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The resources of one account by name: who names few of them is asked about these alone. */
final class Shelf {

    /** Behind whatever a name goes on with. */
    private static final char LAST = '\uffff';

    private final Map<ResourceActions, NavigableMap<String, HeldResource>> plain = new IdentityHashMap<>();
    /** Of which others may have more than their own policies say. */
    private final List<HeldResource> others = new ArrayList<>();

    Shelf(String account, List<HeldResource> resources) {
        for (HeldResource resource : resources) {
            ResourceActions actions = ResourceActions.of(resource.arn());
            if (actions == null) {
                continue;
            }
            boolean alone = resource.policy() == null && resource.account().equals(account);
            if (!alone
                    || plain.computeIfAbsent(actions, none -> new TreeMap<>()).putIfAbsent(resource.arn(), resource)
                            != null) {
                others.add(resource);
            }
        }
    }

    /** Of which its policies may allow something, and those that have a policy. */
    Collection<HeldResource> spokenOfBy(Rights rights) {
        Set<String> seen = new LinkedHashSet<>();
        List<HeldResource> all = new ArrayList<>(others);
        plain.forEach((actions, resources) -> Stream.of(actions.reads(), actions.writes(), actions.administers())
                .flatMap(List::stream)
                .filter(rights::canEver)
                .flatMap(action -> rights.patterns(action).stream())
                .distinct()
                .flatMap(pattern -> matching(pattern, resources).stream())
                .filter(resource -> seen.add(resource.arn()))
                .forEach(all::add));
        return all;
    }

    /** Those that it may match, perhaps by what is within them. */
    private static Collection<HeldResource> matching(Template pattern, NavigableMap<String, HeldResource> resources) {
        Glob glob = pattern.fixedArn();
        String begins = glob == null ? "" : glob.beginning();
        int slash = begins.indexOf('/');
        HeldResource around = slash < 0 ? null : resources.get(begins.substring(0, slash));
        Collection<HeldResource> named =
                resources.subMap(begins, true, begins + LAST, true).values();
        return around == null
                ? named
                : Stream.concat(Stream.of(around), named.stream()).toList();
    }
}
