package io.claviger.server.graph;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is proved of one identity.
 *
 * @param administrator by itself
 * @param escalates is none, and can become one
 * @param path a shortest way there; null where there is none
 * @param takenByAnyone whether any principal of any account may take it
 * @param strangers who from outside may; null where nobody may
 * @param unusedServices that its policies allow and it never used; null where none is known
 * @param problems what of its policies cannot be read, or speaks of what is not there
 */
record AccessVerdict(
        boolean administrator,
        boolean escalates,
        @Nullable String path,
        boolean takenByAnyone,
        @Nullable String strangers,
        @Nullable String unusedServices,
        List<String> problems) {

    AccessVerdict {
        problems = List.copyOf(problems);
    }
}
