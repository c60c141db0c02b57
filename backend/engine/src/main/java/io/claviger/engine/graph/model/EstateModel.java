package io.claviger.engine.graph.model;

import io.claviger.engine.graph.GraphFact;
import io.claviger.engine.graph.GraphFact.GrantFact;
import io.claviger.engine.graph.GraphFact.IdentityFact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What many facts of one kind of source decide together, such as the policies of accounts. Stateless. */
public interface EstateModel {

    /** Whether what is decided may depend on the fact. */
    boolean looksAt(GraphFact fact);

    /** Begins with no facts. */
    Deciding begin();

    /** Keeps the facts that decide together, and decides again only what facts that moved can change. For one thread at a time. */
    interface Deciding {

        /** Takes what is true of an object from now on, or no longer. */
        void take(GraphFact fact, boolean gone);

        /** An identity that others may need to act as; null when it is none, or not known. */
        default @Nullable IdentityFact between(UUID id) {
            return null;
        }

        /**
         * What had to be decided since the last time, by its part of the estate, such as an identity; a part that is no more comes to
         * nothing.
         *
         * @param now by which conditions on the time are decided
         */
        Map<String, Decided> settle(Instant now);
    }

    /**
     * @param grants each from one object to another at most once; they are read by the same source's {@link AccessModel}
     * @param standings of each identity whose rights were decided
     * @param problems of resources: what of their own documents cannot be read
     */
    record Decided(List<GrantFact> grants, Map<UUID, Standing> standings, Map<UUID, List<String>> problems) {

        public static final Decided NOTHING = new Decided(List.of(), Map.of(), Map.of());

        public Decided {
            grants = List.copyOf(grants);
            standings = Map.copyOf(standings);
            problems = Map.copyOf(problems);
        }

        /**
         * With other grants in place of those to some objects; itself when these are the same.
         *
         * @param to the objects
         */
        Decided with(Set<UUID> to, List<GrantFact> others) {
            Map<UUID, GrantFact> left = new LinkedHashMap<>();
            others.forEach(other -> left.put(other.id(), other));
            // What stays keeps its place, so that nobody compares more than what moved.
            List<GrantFact> all = new ArrayList<>();
            for (GrantFact grant : grants) {
                GrantFact next = to.contains(grant.target()) ? left.remove(grant.id()) : grant;
                if (next != null) {
                    all.add(next);
                }
            }
            all.addAll(left.values());
            if (all.equals(grants)) {
                return this;
            }
            return new Decided(all, standings, problems);
        }

        public boolean isNothing() {
            return grants.isEmpty() && standings.isEmpty() && problems.isEmpty();
        }
    }

    /**
     * What is decided of one identity beside its grants.
     *
     * @param open whether anyone at all may take it
     * @param strangers who may, of those whom no source knows
     * @param unused services that its policies allow and that it never used, as far as that is known
     * @param problems what of its policies cannot be read, or speaks of what is not there
     */
    record Standing(boolean open, List<String> strangers, List<String> unused, List<String> problems) {
        public Standing {
            strangers = List.copyOf(strangers);
            unused = List.copyOf(unused);
            problems = List.copyOf(problems);
        }
    }
}
