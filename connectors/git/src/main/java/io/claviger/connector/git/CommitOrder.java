package io.claviger.connector.git;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/**
 * Puts the commits that can be reached into an order: parents before children, otherwise the older first. The order depends
 * on the commits alone, so that a crawl that is resumed meets them as before; and a commit that cannot be read does not
 * hide the others.
 */
final class CommitOrder {

    private static final class Node {
        final HistoryCommit commit;
        /** Seconds since 1970, but always later than those of its parents. */
        long rank;

        boolean ranked;

        Node(HistoryCommit commit) {
            this.commit = commit;
        }
    }

    private final RevWalk walk;
    private final Damage damage;
    private final Map<Author, Author> authors = new HashMap<>();
    private final Map<RevCommit, Node> nodes = new HashMap<>();
    private final Set<RevCommit> damaged = new HashSet<>();

    private CommitOrder(RevWalk walk, Damage damage) {
        this.walk = walk;
        this.damage = damage;
    }

    static List<HistoryCommit> oldestFirst(ObjectReader reader, Collection<ObjectId> tips, Damage damage)
            throws InterruptedException {
        // Not closed: that would close the reader, which is the caller's.
        CommitOrder order = new CommitOrder(new RevWalk(reader), damage);
        for (ObjectId tip : tips) {
            order.visit(order.walk.lookupCommit(tip));
        }
        List<Node> all = new ArrayList<>(order.nodes.values());
        all.sort(Comparator.comparingLong((Node node) -> node.rank).thenComparing(node -> node.commit.id()));
        return all.stream().map(node -> node.commit).toList();
    }

    /** Depth first without recursion: a history is deeper than any stack. */
    private void visit(RevCommit tip) throws InterruptedException {
        Deque<RevCommit> path = new ArrayDeque<>();
        path.push(tip);
        while (!path.isEmpty()) {
            Interruption.check();
            RevCommit commit = path.peek();
            Node node = nodes.get(commit);
            if (damaged.contains(commit) || (node != null && node.ranked)) {
                path.pop();
            } else if (node == null) {
                parse(commit);
                pushParents(commit, path);
            } else {
                path.pop();
                rank(node, commit);
            }
        }
    }

    private void pushParents(RevCommit commit, Deque<RevCommit> path) {
        if (damaged.contains(commit)) {
            return;
        }
        for (RevCommit parent : commit.getParents()) {
            if (!nodes.containsKey(parent)) {
                path.push(parent);
            }
        }
    }

    private void parse(RevCommit commit) throws InterruptedException {
        try {
            walk.parseBody(commit);
            nodes.put(commit, new Node(read(commit)));
            commit.disposeBody();
        } catch (IOException | RuntimeException e) {
            Damage.rethrowIfInterrupted(e);
            damaged.add(commit);
            damage.tell("commit", commit, "", e);
        }
    }

    private HistoryCommit read(RevCommit commit) {
        PersonIdent ident = commit.getAuthorIdent();
        Author author = ident == null ? new Author("unknown", "unknown") : Author.of(ident);
        long authoredAt = ident == null
                ? commit.getCommitTime()
                : ident.getWhenAsInstant().getEpochSecond();
        return new HistoryCommit(
                commit.copy(), commit.getTree().copy(), authors.computeIfAbsent(author, same -> same), authoredAt);
    }

    /** A clock that ran slow must not put a child before its parent. */
    private void rank(Node node, RevCommit commit) {
        node.rank = commit.getCommitTime();
        for (RevCommit parent : commit.getParents()) {
            Node before = nodes.get(parent);
            if (before != null) {
                node.rank = Math.max(node.rank, before.rank + 1);
            }
        }
        node.ranked = true;
    }
}
