package io.claviger.engine.access.escalation;

import io.claviger.engine.access.account.IamPrincipal;
import io.claviger.engine.access.evaluation.Decision.Residual;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a review says of one principal.
 *
 * @param admin whether it may do everything
 * @param conditions on which it may: none, or that a second factor is shown
 * @param paths the shortest to each end that it can reach, those to an administrator first
 * @param takers who from outside the reviewed accounts may take it
 * @param unused what of it is not used
 * @param problems what of its policies could not be read, or speaks of what is not there
 */
public record PrincipalReview(
        IamPrincipal principal,
        boolean admin,
        List<Residual> conditions,
        Privilege privilege,
        List<Path> paths,
        List<Taker> takers,
        List<Unused> unused,
        List<String> problems) {

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
        BECOMES("becomes"),
        READS_SECRET("reads-secret"),
        REACHES("reaches");

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
     * @param to the ARN that it ends as, or at
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

    /**
     * Someone outside who may take a role.
     *
     * @param kind {@code anyone}, {@code aws-account}, {@code aws-principal}, {@code oidc-subject} or {@code saml-provider}
     * @param name of the account or principal, or the pattern of subjects, such as {@code repo:shop/app:*}
     * @param provider of the subject; null for others
     * @param conditions further ones, as the trust policy writes them
     */
    public record Taker(String kind, String name, @Nullable String provider, List<String> conditions) {
        public Taker {
            conditions = List.copyOf(conditions);
        }
    }

    /**
     * Something that has not been used for long.
     *
     * @param kind {@code role}, {@code password}, {@code access-key} or {@code service}
     * @param name of the role or user, the key's number, or the service's prefix
     * @param lastUsedAt null when it never was
     */
    public record Unused(String kind, String name, @Nullable Instant lastUsedAt) {}

    public PrincipalReview {
        conditions = List.copyOf(conditions);
        paths = List.copyOf(paths);
        takers = List.copyOf(takers);
        unused = List.copyOf(unused);
        problems = List.copyOf(problems);
    }

    /** Whether it is no administrator and can become one. */
    public boolean escalates() {
        return !admin && paths.stream().anyMatch(path -> path.end() == End.BECOMES_ADMIN);
    }
}
