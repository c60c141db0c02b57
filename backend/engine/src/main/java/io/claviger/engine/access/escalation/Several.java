package io.claviger.engine.access.escalation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Things of which each may be had: together as far as they deny nothing, since then no one of them takes what another gives,
 * and the others one by one.
 */
final class Several<T> {

    private static final int MOST_ALONE = 3;

    /** What comes of having some of them. */
    @FunctionalInterface
    interface Had<T> {
        Change of(String mark, Permit permit, List<T> some);
    }

    private record Alone<T>(String name, Permit permit, T thing) {}

    private final String mark;
    private final List<T> together = new ArrayList<>();
    private final List<Alone<T>> alone = new ArrayList<>();
    private @Nullable Permit sum;

    /** @param mark of having all that deny nothing */
    Several(String mark) {
        this.mark = mark;
    }

    void add(String name, T thing, Permit permit, boolean denies) {
        if (denies) {
            alone.add(new Alone<>(name, permit, thing));
            return;
        }
        together.add(thing);
        sum = sum == null ? permit : sum.and(permit);
    }

    List<Change> changes(Had<T> had) {
        List<Change> changes = new ArrayList<>();
        if (sum != null) {
            changes.add(had.of(mark, sum, together));
        }
        alone.stream()
                .limit(MOST_ALONE)
                .forEach(one -> changes.add(had.of("+" + one.name(), one.permit(), List.of(one.thing()))));
        return changes;
    }
}
