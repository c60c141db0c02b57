package io.claviger.server.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Chooses among a few things of which the first are common and the last are rare, as it is in any estate. */
final class Skew<T> {

    private final List<T> things;
    private final double[] upTo;

    private Skew(List<T> things, double[] weights) {
        this.things = things;
        this.upTo = new double[weights.length];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i];
            upTo[i] = sum;
        }
    }

    /** The weight of the nth is {@code 1 / n^steepness}. */
    static <T> Skew<T> of(double steepness, List<T> things) {
        double[] weights = new double[things.size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = Math.pow(i + 1, -steepness);
        }
        return new Skew<>(things, weights);
    }

    @SafeVarargs
    static <T> Skew<T> of(double steepness, T... things) {
        return of(steepness, List.of(things));
    }

    T choose(Random random) {
        int found = Arrays.binarySearch(upTo, random.nextDouble() * upTo[upTo.length - 1]);
        return things.get(Math.min(found < 0 ? -found - 1 : found, upTo.length - 1));
    }
}
