package io.claviger.engine.graph;

import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The nodes by number, a column for each thing that is known of them. */
public final class Nodes {

    private static final int SEEN = 1;
    private static final int USABLE = 2;
    private static final int ADMINISTRATOR = 4;
    private static final int ROOT = 8;
    private static final int SECRET = 16;
    private static final byte SHUT = (byte) 0xFF;

    private final NodeIndex index = new NodeIndex();
    private final Interner<String> types = new Interner<>();
    private final Interner<Place> places = new Interner<>();
    private byte[] kinds = new byte[1024];
    private byte[] flags = new byte[1024];
    private byte[] sensitivities = new byte[1024];
    private byte[] shut = new byte[1024];
    private int[] typeNumbers = new int[1024];
    private int[] placeNumbers = new int[1024];
    private int[] owners = new int[1024];

    /** What is told of a node when it is put down. */
    record Told(
            NodeKind kind,
            String type,
            Place place,
            @Nullable UUID owner,
            boolean usable) {}

    public int size() {
        return index.size();
    }

    public UUID id(int node) {
        return index.id(node);
    }

    /** Below zero when nothing was ever told of it. */
    public int find(UUID id) {
        return index.find(id);
    }

    public NodeKind kind(int node) {
        return NodeKind.of(kinds[node]);
    }

    /** The catalog's word, such as {@code aws.iam-role}; empty of what was only ever referred to. */
    public String type(int node) {
        return typeNumbers[node] == 0 ? "" : types.value(typeNumbers[node] - 1);
    }

    /** Null of what was only ever referred to. */
    public @Nullable Place place(int node) {
        return placeNumbers[node] == 0 ? null : places.value(placeNumbers[node] - 1);
    }

    /** One more than the number of its place; 0 where it has none. */
    public int placeNumber(int node) {
        return placeNumbers[node];
    }

    /** @param number as {@link #placeNumber} has it, above 0 */
    public Place placeAt(int number) {
        return places.value(number - 1);
    }

    public int placeCount() {
        return places.size();
    }

    public Sensitivity sensitivity(int node) {
        return Sensitivity.of(sensitivities[node]);
    }

    /** The node of its owner; below zero where it has none. */
    public int owner(int node) {
        return owners[node] - 1;
    }

    /** Whether it is in the catalog and not gone. */
    public boolean isSeen(int node) {
        return (flags[node] & SEEN) != 0;
    }

    public boolean isUsable(int node) {
        return (flags[node] & USABLE) != 0;
    }

    /** An identity that may do everything in its account. */
    public boolean isAdministrator(int node) {
        return (flags[node] & ADMINISTRATOR) != 0;
    }

    /** A resource that nothing contains. */
    public boolean isRoot(int node) {
        return (flags[node] & ROOT) != 0;
    }

    /** A resource that is a secret to who reads it. */
    public boolean isSecret(int node) {
        return (flags[node] & SECRET) != 0;
    }

    /** For each node all bits where nothing passes through it, and none where it is open. A copy, and a little longer. */
    public byte[] doors() {
        return Arrays.copyOf(shut, size());
    }

    /** A node that something refers to; shut until something is told of it. */
    int referredTo(UUID id) {
        int before = index.size();
        int node = index.findOrAdd(id);
        if (index.size() > before) {
            ensure(node);
            shut[node] = SHUT;
        }
        return node;
    }

    int put(UUID id, Told told) {
        int node = referredTo(id);
        kinds[node] = (byte) told.kind().ordinal();
        typeNumbers[node] = types.number(told.type()) + 1;
        placeNumbers[node] = places.number(told.place()) + 1;
        flags[node] = (byte) (SEEN | (told.usable() ? USABLE : 0));
        shut[node] = told.usable() ? 0 : SHUT;
        owners[node] = 0;
        if (told.owner() != null) {
            int owner = referredTo(told.owner());
            kinds[owner] = (byte) NodeKind.OWNER.ordinal();
            owners[node] = owner + 1;
        }
        return node;
    }

    void mark(int node, boolean administrator, boolean root, Sensitivity sensitivity) {
        flags[node] |= (byte) ((administrator ? ADMINISTRATOR : 0) | (root ? ROOT : 0));
        sensitivities[node] = (byte) sensitivity.ordinal();
    }

    void markSecret(int node) {
        flags[node] |= SECRET;
    }

    void gone(int node) {
        flags[node] = 0;
        owners[node] = 0;
        shut[node] = SHUT;
    }

    private void ensure(int node) {
        if (node >= kinds.length) {
            int length = kinds.length * 2;
            kinds = Arrays.copyOf(kinds, length);
            flags = Arrays.copyOf(flags, length);
            sensitivities = Arrays.copyOf(sensitivities, length);
            shut = Arrays.copyOf(shut, length);
            typeNumbers = Arrays.copyOf(typeNumbers, length);
            placeNumbers = Arrays.copyOf(placeNumbers, length);
            owners = Arrays.copyOf(owners, length);
        }
    }
}
