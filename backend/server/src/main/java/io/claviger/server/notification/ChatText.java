package io.claviger.server.notification;

import java.util.Locale;

/** Text for Slack's mrkdwn and Mattermost's Markdown, in which names from elsewhere stay text. Pure. */
final class ChatText {

    private static final int LONGEST = 300;
    private static final String ZERO_WIDTH = "\u200b";

    private ChatText() {}

    /** Any text: no markup, no link, and nobody is called by it. */
    static String plain(String text) {
        String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
        String cut = line.codePointCount(0, line.length()) <= LONGEST
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST)) + "…";
        return cut.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("@", "@" + ZERO_WIDTH)
                .replace("://", ":" + ZERO_WIDTH + "//")
                .replaceAll("([*_~`\\[\\]])", "$1" + ZERO_WIDTH);
    }

    /** A name, set apart from the sentence around it. */
    static String name(String name) {
        return "`" + plain(name.replace('`', '\'')).replace(ZERO_WIDTH, "").replace("@", "@" + ZERO_WIDTH) + "`";
    }

    /** {@code CRITICAL} is {@code Critical}. */
    static String word(String constant) {
        return constant.isEmpty()
                ? constant
                : constant.substring(0, 1).toUpperCase(Locale.ROOT)
                        + constant.substring(1).toLowerCase(Locale.ROOT);
    }
}
