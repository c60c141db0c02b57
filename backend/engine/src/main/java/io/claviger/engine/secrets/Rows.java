package io.claviger.engine.secrets;

import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;

/** Rows of numbers, of any length each, in one array. */
final class Rows {

    private final int[] ends;
    private final int[] numbers;

    private Rows(int[] ends, int[] numbers) {
        this.ends = ends;
        this.numbers = numbers;
    }

    static Rows of(List<List<Integer>> rows) {
        int[] ends = new int[rows.size()];
        int[] numbers = new int[rows.stream().mapToInt(List::size).sum()];
        int count = 0;
        for (int row = 0; row < ends.length; row++) {
            for (int number : rows.get(row)) {
                numbers[count++] = number;
            }
            ends[row] = count;
        }
        return new Rows(ends, numbers);
    }

    static Rows read(PackedArrays in) {
        return new Rows(in.ints(), in.ints());
    }

    void write(DataOutputStream out) throws IOException {
        PackedArrays.write(ends, out);
        PackedArrays.write(numbers, out);
    }

    /** Where a row begins, for {@link #at}. */
    int from(int row) {
        return row == 0 ? 0 : ends[row - 1];
    }

    /** Where a row ends. */
    int to(int row) {
        return ends[row];
    }

    int at(int index) {
        return numbers[index];
    }
}
