package io.claviger.engine.secrets;

import java.util.Set;

/** Recognizes names of hosts that stand without a scheme, as in {@code SMTP_HOST=smtp.vendor.com}. */
final class Hosts {

    private static final Set<String> ENDINGS =
            Set.of("com", "net", "org", "io", "ai", "dev", "cloud", "co", "app", "eu");

    static final int LONGEST = 80;

    /** The longest part of an ending of two, such as {@code co.uk}. */
    private static final int LONGEST_ENDING = 3;

    private Hosts() {}

    /** Whether a name from an index to another is a label of a host, or a part of one, behind what sets the host off. */
    static boolean isIn(String text, int start, int end) {
        int from = start;
        while (from > 0 && start - from < LONGEST && isPart(text.charAt(from - 1))) {
            from--;
        }
        if (from > 0 && "=\"'` \t:".indexOf(text.charAt(from - 1)) < 0) {
            return false;
        }
        int to = end;
        while (to < text.length() && to - end < LONGEST && isPart(text.charAt(to))) {
            to++;
        }
        String rest = text.substring(end, to);
        int dot = rest.lastIndexOf('.');
        boolean call = to < text.length() && text.charAt(to) == '(';
        return dot >= 0 && !call && ENDINGS.contains(rest.substring(dot + 1));
    }

    /** Whether a name that ends at an index stands before the domain of its host, as {@code aws} in {@code aws.vendor.com}. */
    static boolean isWithin(String text, int end) {
        int to = end;
        int dots = 0;
        int last = end;
        while (to < text.length() && to - end < LONGEST && isPart(text.charAt(to))) {
            boolean dot = text.charAt(to) == '.';
            boolean ending = dots > 0 && to - last - 1 <= LONGEST_ENDING;
            dots += dot && !ending ? 1 : 0;
            last = dot ? to : last;
            to++;
        }
        return dots > 1;
    }

    private static boolean isPart(char c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '.';
    }
}
