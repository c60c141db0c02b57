package io.claviger.cli.scan;

import io.claviger.cli.Counted;
import java.util.concurrent.atomic.AtomicLong;

/** What a scan has seen, counted by several threads. */
final class Counts {

    final AtomicLong texts = new AtomicLong();
    final AtomicLong messages = new AtomicLong();
    final AtomicLong bytes = new AtomicLong();
    final AtomicLong binary = new AtomicLong();
    final AtomicLong pictures = new AtomicLong();
    final AtomicLong links = new AtomicLong();
    final AtomicLong special = new AtomicLong();
    final AtomicLong unread = new AtomicLong();
    final AtomicLong unlikely = new AtomicLong();
    final AtomicLong allowed = new AtomicLong();
    final AtomicLong known = new AtomicLong();
    final AtomicLong found = new AtomicLong();

    /** Counts what one text held; {@code path} tells a file from what a commit or tag says. */
    void add(String path, Reading.Tally tally) {
        (Messages.isOne(path) ? messages : texts).addAndGet(tally.texts());
        binary.addAndGet(tally.binary());
        pictures.addAndGet(tally.pictures());
    }

    String summary() {
        StringBuilder text = new StringBuilder();
        text.append(Counted.of(found.get(), "secret")).append(" in ").append(Counted.of(texts.get(), "file"));
        if (messages.get() > 0) {
            text.append(" and ").append(Counted.of(messages.get(), "commit or tag message"));
        }
        append(text, unlikely.get(), "placeholder or impossible value", "not shown (--all shows them)");
        append(text, allowed.get(), "ignored by a mark, an ignore file or an allowlist (--no-ignore shows them)");
        append(text, known.get(), "known from the baseline");
        append(text, binary.get(), "binary file", "searched for values with a form of their own only");
        append(text, pictures.get(), "picture, sound, film or font not searched");
        append(text, links.get(), "symbolic link", "not followed");
        append(text, special.get(), "special file", "(pipe, socket or device) not read");
        append(text, unread.get(), "not read, see above");
        return text.toString();
    }

    private static void append(StringBuilder text, long count, String what) {
        if (count > 0) {
            text.append("; ").append(count).append(' ').append(what);
        }
    }

    private static void append(StringBuilder text, long count, String what, String became) {
        if (count > 0) {
            text.append("; ").append(Counted.of(count, what)).append(' ').append(became);
        }
    }
}
