package io.claviger.engine.access.escalation;

import io.claviger.engine.access.account.IamPrincipal;
import java.util.List;

/**
 * What a review says of one principal.
 *
 * @param admin whether it may do everything
 * @param paths the shortest to each end that it can reach
 * @param problems what of its policies could not be read
 */
public record PrincipalReview(
        IamPrincipal principal, boolean admin, Privilege privilege, List<Path> paths, List<String> problems) {

    /** The most that its policies let it do. */
    public enum Privilege {
        ADMIN,
        WRITE,
        READ,
        NONE
    }

    /** What a path ends in. */
    public enum End {
        BECOMES_ADMIN("becomes-admin"),
        BECOMES("becomes");

        private final String word;

        End(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /**
     * A proof, edge by edge.
     *
     * @param to the ARN that it ends as
     */
    public record Path(String to, End end, List<Edge> edges) {
        public Path {
            edges = List.copyOf(edges);
        }

        /** The ARNs between its beginning and its end. */
        public List<String> through() {
            return edges.subList(0, edges.size() - 1).stream().map(Edge::to).toList();
        }
    }

    public PrincipalReview {
        paths = List.copyOf(paths);
        problems = List.copyOf(problems);
    }

    /** Whether it is no administrator and can become one. */
    public boolean escalates() {
        return !admin && paths.stream().anyMatch(path -> path.end() == End.BECOMES_ADMIN);
    }
}
