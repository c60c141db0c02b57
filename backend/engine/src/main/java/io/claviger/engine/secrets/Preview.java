package io.claviger.engine.secrets;

/** What may be seen of a secret: its public beginning and, when enough stays hidden, its last four characters. */
final class Preview {

    private static final int LAST = 4;
    private static final int HIDDEN_AT_LEAST = 12;

    private Preview() {}

    /**
     * A preview.
     *
     * @param shown how many characters at the beginning are the same for all secrets of the type
     */
    static String of(String value, int shown) {
        if (value.startsWith("-----BEGIN ")) {
            int end = value.indexOf("-----", 10);
            return (end < 0 ? "-----BEGIN" : value.substring(0, end + 5)) + "…";
        }
        String prefix = value.length() - shown >= HIDDEN_AT_LEAST ? value.substring(0, shown) : "";
        boolean last = value.length() - shown - LAST >= HIDDEN_AT_LEAST;
        String end = last ? value.substring(value.length() - LAST) : "";
        return printable(prefix) + "…" + printable(end);
    }

    private static String printable(String text) {
        return text.chars().allMatch(c -> c > 0x20 && c < 0x7F) ? text : "";
    }
}
