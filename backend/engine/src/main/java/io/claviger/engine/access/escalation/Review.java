package io.claviger.engine.access.escalation;

import io.claviger.engine.access.account.Estate;
import io.claviger.engine.access.account.IamPrincipal;
import io.claviger.engine.access.escalation.PrincipalReview.End;
import io.claviger.engine.access.escalation.PrincipalReview.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reviews an estate: who is administrator, who can become one, and by which shortest proof. */
public final class Review {

    private final Estate estate;
    private final Steps steps;
    private final Map<String, IamPrincipal> byArn = new HashMap<>();
    private final Map<String, Boolean> administrators = new HashMap<>();
    private final Map<String, List<Edge>> edges = new HashMap<>();

    private Review(Estate estate) {
        this.estate = estate;
        this.steps = new Steps(estate);
        estate.principals().forEach(principal -> byArn.put(principal.arn(), principal));
    }

    /** One answer a principal, in the order of the estate. */
    public static List<PrincipalReview> of(Estate estate) {
        Review review = new Review(estate);
        return estate.principals().stream().map(review::review).toList();
    }

    private PrincipalReview review(IamPrincipal principal) {
        boolean admin = isAdministrator(principal);
        return new PrincipalReview(
                principal,
                admin,
                admin ? PrincipalReview.Privilege.ADMIN : Privileges.of(principal),
                admin ? List.of() : paths(principal),
                problems(principal));
    }

    private List<String> problems(IamPrincipal principal) {
        List<String> all = new ArrayList<>(estate.problems().getOrDefault(principal.arn(), List.of()));
        principal.managed().forEach(arn -> all.addAll(estate.problems().getOrDefault(arn, List.of())));
        principal.groups().forEach(arn -> all.addAll(estate.problems().getOrDefault(arn, List.of())));
        return all;
    }

    private boolean isAdministrator(IamPrincipal principal) {
        return administrators.computeIfAbsent(
                principal.arn(), arn -> steps.rightsOf(principal).isAdministrator());
    }

    private List<Edge> edgesOf(IamPrincipal principal) {
        List<Edge> known = edges.get(principal.arn());
        if (known == null) {
            known = steps.from(principal).stream()
                    .sorted(Comparator.comparingInt(Review::doubts))
                    .toList();
            edges.put(principal.arn(), known);
        }
        return known;
    }

    /** Of two ways of one length, the one with fewer conditions and fewer actions is the better proof. */
    private static int doubts(Edge edge) {
        return edge.residual().size() * 100 + edge.actions().size();
    }

    /** Breadth first, so that the first way to each end is the shortest. An administrator is an end: from there all is open. */
    private List<Path> paths(IamPrincipal from) {
        Map<String, Path> ends = new LinkedHashMap<>();
        Map<String, Edge> cameBy = new HashMap<>();
        Set<String> seen = new HashSet<>(Set.of(from.arn()));
        Deque<String> waiting = new ArrayDeque<>(List.of(from.arn()));
        while (!waiting.isEmpty()) {
            String at = waiting.removeFirst();
            for (Edge edge : edgesOf(known(at))) {
                if (edge.makesAdmin()) {
                    ends.putIfAbsent(
                            End.BECOMES_ADMIN + edge.to(),
                            new Path(edge.to(), End.BECOMES_ADMIN, proof(from.arn(), edge, cameBy)));
                } else if (seen.add(edge.to())) {
                    cameBy.put(edge.to(), edge);
                    boolean admin = isAdministrator(known(edge.to()));
                    End end = admin ? End.BECOMES_ADMIN : End.BECOMES;
                    ends.putIfAbsent(end + edge.to(), new Path(edge.to(), end, proof(from.arn(), edge, cameBy)));
                    if (!admin) {
                        waiting.addLast(edge.to());
                    }
                }
            }
        }
        return ends.values().stream()
                .sorted(Comparator.comparing(Path::end)
                        .thenComparing(path -> path.edges().size()))
                .toList();
    }

    private static List<Edge> proof(String from, Edge last, Map<String, Edge> cameBy) {
        Deque<Edge> proof = new ArrayDeque<>(List.of(last));
        String at = last.from();
        while (!at.equals(from)) {
            Edge edge = cameBy.get(at);
            if (edge == null) {
                throw new IllegalStateException("No way to " + at);
            }
            proof.addFirst(edge);
            at = edge.from();
        }
        return List.copyOf(proof);
    }

    private IamPrincipal known(String arn) {
        IamPrincipal principal = byArn.get(arn);
        if (principal == null) {
            throw new IllegalStateException("No principal " + arn);
        }
        return principal;
    }
}
