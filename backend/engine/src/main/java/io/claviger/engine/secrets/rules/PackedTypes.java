package io.claviger.engine.secrets.rules;

import java.util.AbstractList;
import java.util.RandomAccess;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The types of a pack, each of which is read when it is first asked for: a small scan needs a few of them. The pack was checked
 * when it was made.
 */
final class PackedTypes extends AbstractList<SecretType> implements RandomAccess {

    private final byte[] pack;
    private final int first;
    private final AtomicReferenceArray<SecretType> read;

    PackedTypes(byte[] pack) {
        this.pack = pack;
        int count = new PackReader(pack, 0).readInt();
        this.first = Integer.BYTES;
        this.read = new AtomicReferenceArray<>(count);
    }

    @Override
    public SecretType get(int index) {
        SecretType ready = read.get(index);
        if (ready != null) {
            return ready;
        }
        int at = new PackReader(pack, first + index * Integer.BYTES).readInt();
        SecretType type = RulePack.readOne(new PackReader(pack, at));
        // When two threads read it, both shall have the same.
        return read.compareAndSet(index, null, type) ? type : read.get(index);
    }

    @Override
    public int size() {
        return read.length();
    }
}
