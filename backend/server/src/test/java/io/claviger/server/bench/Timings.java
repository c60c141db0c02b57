package io.claviger.server.bench;

import java.util.Arrays;

/** What was measured of one list. */
record Timings(double[] sortedMillis, double processorMillis, long total) {

    static Timings of(double[] millis, double processorMillis, long total) {
        double[] sorted = millis.clone();
        Arrays.sort(sorted);
        return new Timings(sorted, processorMillis, total);
    }

    double at(double share) {
        return sortedMillis[(int) Math.ceil(share * sortedMillis.length) - 1];
    }
}
