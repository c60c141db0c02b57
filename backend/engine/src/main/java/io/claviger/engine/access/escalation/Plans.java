package io.claviger.engine.access.escalation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What one principal may make of another by several changes, one after the other: it puts it into a group and writes what that
 * has, lifts its boundary and gives it rights. No more are made than are needed for an administrator.
 */
final class Plans {

    private static final int LONGEST = 3;
    private static final int MOST = 64;

    private final World world;
    private final Changes changes;

    Plans(World world, Rights its) {
        this.world = world;
        this.changes = new Changes(world, its);
    }

    /** Whether it may change anyone at all. */
    boolean isPossible() {
        return changes.isPossible();
    }

    /** The shorter first. */
    List<Change> of(Standing target) {
        List<Change> last = changes.of(target.principal());
        List<Change> all = new ArrayList<>(last);
        Set<String> seen = new HashSet<>();
        last.forEach(change -> seen.add(change.mark()));
        for (int length = 2; length <= LONGEST && !last.isEmpty() && !isEnough(target, last); length++) {
            last = longer(last, seen);
            all.addAll(last);
        }
        return all;
    }

    private boolean isEnough(Standing target, List<Change> last) {
        return last.stream().anyMatch(change -> world.isAdministrator(target.after(change)));
    }

    private List<Change> longer(List<Change> last, Set<String> seen) {
        List<Change> longer = new ArrayList<>();
        for (Change first : last) {
            for (Change next : changes.of(first.after())) {
                Change both = first.then(next);
                if (seen.size() < MOST && seen.add(both.mark())) {
                    longer.add(both);
                }
            }
        }
        return longer;
    }
}
