package io.claviger.engine.access.escalation;

import io.claviger.engine.access.policy.Glob;
import io.claviger.engine.access.policy.Policy;
import io.claviger.engine.access.policy.Statement;
import io.claviger.engine.access.policy.Statement.Effect;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Which of the actions that matter here policies may allow at the very most, whatever their resources and conditions. It
 * is known once for each policy, so that most principals need not be asked for anything.
 */
final class Powers {

    private final List<String> actions = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<Policy, BitSet> known = new IdentityHashMap<>();

    Powers(Iterable<String> actions) {
        for (String action : actions) {
            String lower = action.toLowerCase(Locale.ROOT);
            Integer number = numbers.putIfAbsent(lower, this.actions.size());
            if (number == null) {
                this.actions.add(lower);
            }
            numbers.putIfAbsent(action, number == null ? this.actions.size() - 1 : number);
        }
    }

    BitSet of(List<Policy> policies) {
        BitSet all = new BitSet(actions.size());
        for (Policy policy : policies) {
            BitSet one = known.get(policy);
            if (one == null) {
                one = of(policy);
                known.put(policy, one);
            }
            all.or(one);
        }
        return all;
    }

    /**
     * @param action as it was named, or in lower case
     * @throws IllegalArgumentException for one that was not named when this was made
     */
    int number(String action) {
        Integer number = numbers.get(action);
        if (number == null) {
            throw new IllegalArgumentException("Powers does not know " + action);
        }
        return number;
    }

    private BitSet of(Policy policy) {
        BitSet most = new BitSet(actions.size());
        for (Statement statement : policy.statements()) {
            if (statement.effect() != Effect.ALLOW) {
                continue;
            }
            if (statement.actionsExcluded()) {
                for (int i = 0; i < actions.size(); i++) {
                    most.set(i, most.get(i) || statement.hasAction(actions.get(i)));
                }
            } else {
                statement.actions().forEach(pattern -> add(pattern, most));
            }
        }
        return most;
    }

    private void add(Glob pattern, BitSet most) {
        String literal = pattern.literal();
        if (literal != null) {
            Integer number = numbers.get(literal);
            if (number != null) {
                most.set(number);
            }
            return;
        }
        for (int i = most.nextClearBit(0); i < actions.size(); i = most.nextClearBit(i + 1)) {
            if (pattern.matches(actions.get(i))) {
                most.set(i);
            }
        }
    }
}
