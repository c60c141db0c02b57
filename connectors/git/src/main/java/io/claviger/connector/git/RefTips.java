package io.claviger.connector.git;

import io.claviger.spi.ConnectorException;
import io.claviger.spi.ConnectorException.Category;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevObject;
import org.eclipse.jgit.revwalk.RevTag;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.revwalk.RevWalk;

/**
 * Where the history is entered. A tag may also name a tree or a file instead of a commit.
 *
 * @param head the commit whose files are current; empty in a repository without commits
 * @param commits sorted, without duplicates, including {@code head}
 * @param tags the tags that say something, by their refs
 */
record RefTips(
        Optional<ObjectId> head,
        SortedSet<ObjectId> commits,
        Map<String, ObjectId> trees,
        Map<String, ObjectId> files,
        Map<String, ObjectId> tags) {

    static RefTips read(Repository repository, List<String> branches, Damage damage)
            throws IOException, ConnectorException, InterruptedException {
        List<Ref> refs = branches.isEmpty() ? repository.getRefDatabase().getRefs() : named(repository, branches);
        RefTips tips =
                new RefTips(Optional.empty(), new TreeSet<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
        try (RevWalk walk = new RevWalk(repository)) {
            for (Ref ref : refs) {
                if (ref.getObjectId() != null) {
                    tips.enter(ref, walk, damage);
                }
            }
        }
        Ref head = branches.isEmpty() ? repository.exactRef(Constants.HEAD) : refs.getFirst();
        if (head == null || head.getObjectId() == null) {
            return tips;
        }
        return tips.from(head.getObjectId());
    }

    /** Whether nothing leads into the history. */
    boolean isEmpty() {
        return commits.isEmpty() && trees.isEmpty() && files.isEmpty();
    }

    /** The same refs, with another commit as the current one. */
    RefTips from(ObjectId current) {
        SortedSet<ObjectId> all = new TreeSet<>(commits);
        all.add(current.copy());
        return new RefTips(Optional.of(current.copy()), all, trees, files, tags);
    }

    private void enter(Ref ref, RevWalk walk, Damage damage) throws InterruptedException {
        ObjectId id = ref.getObjectId();
        try {
            RevObject named = walk.parseAny(id);
            if (named instanceof RevTag) {
                tags.put(ref.getName(), named.copy());
            }
            RevObject target = walk.peel(named);
            if (target instanceof RevCommit) {
                commits.add(target.copy());
            } else if (target instanceof RevTree) {
                trees.put(ref.getName(), target.copy());
            } else {
                files.put(ref.getName(), target.copy());
            }
        } catch (IOException | RuntimeException e) {
            Damage.rethrowIfInterrupted(e);
            damage.tell("object", id, ref.getName(), e);
        }
    }

    private static List<Ref> named(Repository repository, List<String> branches)
            throws IOException, ConnectorException {
        List<Ref> found = new ArrayList<>();
        for (String branch : branches) {
            Ref ref = repository.getRefDatabase().findRef(branch);
            if (ref == null) {
                ref = repository.exactRef("refs/remotes/origin/" + branch);
            }
            if (ref == null || ref.getObjectId() == null) {
                throw new ConnectorException(
                        Category.NOT_FOUND,
                        "The repository has no branch '" + branch
                                + "'. Correct the setting 'branches', or leave it empty");
            }
            found.add(ref);
        }
        return found;
    }
}
