package io.claviger.cli;

/** How many there are, in words. */
public final class Counted {

    private Counted() {}

    /** @param one what one of them is called; more of them have an s at its end */
    public static String of(long count, String one) {
        return count + " " + one + (count == 1 ? "" : "s");
    }
}
