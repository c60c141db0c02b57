package io.claviger.engine.secrets;

import java.util.Set;

/** Recognizes names of hosts that stand without a scheme, as in {@code SMTP_HOST=smtp.vendor.com}. */
final class Hosts {

    private static final Set<String> ENDINGS =
            Set.of("com", "net", "org", "io", "ai", "dev", "cloud", "co", "app", "eu");

    private static final int LONGEST = 80;

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
        int dot = text.lastIndexOf('.', to - 1);
        boolean call = to < text.length() && text.charAt(to) == '(';
        return dot >= end && !call && ENDINGS.contains(text.substring(dot + 1, to));
    }

    private static boolean isPart(char c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '.';
    }
}
