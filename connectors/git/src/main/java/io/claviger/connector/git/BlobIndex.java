package io.claviger.connector.git;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectIdOwnerMap;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;

/**
 * Every version of every file, once. Each distinct tree is read once, oldest commit first, so the commit that brings a blob
 * in is the oldest that holds it. Costs about 50 bytes for each blob and each tree; no file is opened.
 */
final class BlobIndex {

    private record Subtree(ObjectId id, String path) {}

    private static final class SeenTree extends ObjectIdOwnerMap.Entry {
        SeenTree(AnyObjectId id) {
            super(id);
        }
    }

    private final ObjectReader reader;
    private final Damage damage;
    private final ObjectIdOwnerMap<BlobEntry> blobs = new ObjectIdOwnerMap<>();
    private ObjectIdOwnerMap<SeenTree> trees = new ObjectIdOwnerMap<>();
    private final List<String> paths = new ArrayList<>();
    private final Map<String, Integer> pathNumbers = new HashMap<>();
    private final Map<BlobEntry, List<Integer>> copies = new HashMap<>();

    BlobIndex(ObjectReader reader, Damage damage) {
        this.reader = reader;
        this.damage = damage;
    }

    /** Adds what a commit holds; call it with the oldest first. */
    void addTree(AnyObjectId root, int commit) throws InterruptedException {
        Deque<Subtree> open = new ArrayDeque<>();
        open.push(new Subtree(root.copy(), ""));
        while (!open.isEmpty()) {
            Interruption.check();
            Subtree next = open.pop();
            if (!trees.contains(next.id())) {
                trees.add(new SeenTree(next.id()));
                read(next, open, (id, path) -> add(id, commit, path));
            }
        }
    }

    /** Adds a blob that a tag names directly. */
    void addTagged(AnyObjectId blob, String ref) {
        add(blob, BlobEntry.NOWHERE, ref);
    }

    /** Marks what the current tree holds, and where; it must have been added before. */
    void markCurrent(AnyObjectId root) throws InterruptedException {
        trees = new ObjectIdOwnerMap<>();
        Deque<Subtree> open = new ArrayDeque<>();
        open.push(new Subtree(root.copy(), ""));
        while (!open.isEmpty()) {
            Interruption.check();
            read(open.pop(), open, this::markAt);
        }
    }

    private void markAt(AnyObjectId id, String path) {
        BlobEntry blob = blobs.get(id);
        if (blob == null) {
            return;
        }
        if (!blob.isCurrent()) {
            blob.currentPath = number(path);
        } else {
            copies.computeIfAbsent(blob, fresh -> new ArrayList<>()).add(number(path));
        }
    }

    private interface Visitor {
        void blob(AnyObjectId id, String path);
    }

    private void read(Subtree tree, Deque<Subtree> open, Visitor visitor) throws InterruptedException {
        try {
            CanonicalTreeParser entries = new CanonicalTreeParser();
            entries.reset(reader, tree.id());
            for (; !entries.eof(); entries.next(1)) {
                int mode = entries.getEntryRawMode();
                String path = tree.path() + entries.getEntryPathString();
                if (FileMode.TREE.equals(mode)) {
                    open.push(new Subtree(entries.getEntryObjectId(), path + "/"));
                } else if (FileMode.REGULAR_FILE.equals(mode) || FileMode.EXECUTABLE_FILE.equals(mode)) {
                    visitor.blob(entries.getEntryObjectId(), path);
                }
            }
        } catch (IOException | RuntimeException e) {
            Damage.rethrowIfInterrupted(e);
            damage.tell("tree", tree.id(), tree.path(), e);
        }
    }

    private void add(AnyObjectId id, int commit, String path) {
        if (!blobs.contains(id)) {
            blobs.add(new BlobEntry(id, commit, number(path)));
        }
    }

    private int number(String path) {
        Integer known = pathNumbers.get(path);
        if (known != null) {
            return known;
        }
        pathNumbers.put(path, paths.size());
        paths.add(path);
        return paths.size() - 1;
    }

    String path(int number) {
        return paths.get(number);
    }

    /** Further paths of a blob in the current tree. */
    List<Integer> copies(BlobEntry blob) {
        return copies.getOrDefault(blob, List.of());
    }

    /**
     * The order in which they are handed over: what is current first, then by path and from new to old, which is how a pack
     * stores them, each as a difference to the one before. It depends on the history alone.
     */
    BlobEntry[] inOrder() {
        trees = new ObjectIdOwnerMap<>();
        BlobEntry[] order = new BlobEntry[blobs.size()];
        int count = 0;
        for (BlobEntry blob : blobs) {
            order[count++] = blob;
        }
        Arrays.sort(
                order,
                Comparator.comparing((BlobEntry blob) -> !blob.isCurrent())
                        .thenComparingInt(BlobEntry::shownPath)
                        .thenComparingInt(blob -> -blob.commit)
                        .thenComparing(blob -> (AnyObjectId) blob));
        return order;
    }
}
