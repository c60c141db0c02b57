package io.claviger.cli.scan;

import java.time.Duration;
import java.util.Locale;

/** How far a scan is, in one line. */
final class ProgressLine {

    private static final int WIDTH = 24;
    private static final double SURE = 0.01;

    private ProgressLine() {}

    /**
     * The line.
     *
     * @param share of all that is done, from 0 to 1; 0 when it is not known
     */
    static String of(long bytes, double share, Duration since) {
        double seconds = Math.max(0.001, since.toMillis() / 1e3);
        String read = amount(bytes) + "  " + amount((long) (bytes / seconds)) + "/s";
        if (share <= 0) {
            return read;
        }
        double done = Math.min(1, share);
        int filled = (int) (done * WIDTH);
        String bar = "[" + "=".repeat(filled) + " ".repeat(WIDTH - filled) + "] ";
        String left = done < SURE ? "" : "  " + time((long) (seconds * (1 - done) / done)) + " left";
        return bar + String.format(Locale.ROOT, "%3d %%  ", (int) (done * 100)) + read + left;
    }

    private static String amount(long bytes) {
        return bytes < 1_000_000_000
                ? String.format(Locale.ROOT, "%.1f MB", bytes / 1e6)
                : String.format(Locale.ROOT, "%.2f GB", bytes / 1e9);
    }

    private static String time(long seconds) {
        return seconds < 60
                ? seconds + " s"
                : seconds < 3600
                        ? String.format(Locale.ROOT, "%d:%02d min", seconds / 60, seconds % 60)
                        : String.format(Locale.ROOT, "%d:%02d h", seconds / 3600, seconds / 60 % 60);
    }
}
