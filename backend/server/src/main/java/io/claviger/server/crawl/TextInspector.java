package io.claviger.server.crawl;

import io.claviger.server.catalog.ExposureSeen;
import io.claviger.spi.Problem;
import io.claviger.spi.Text;
import java.util.List;
import java.util.function.Consumer;

/** Looks for secrets in text that a connector hands in. Implemented by the room {@code exposure}; safe for many threads. */
public interface TextInspector {

    /**
     * Opens the text at most once, with all that is packed in it, and keeps nothing of it.
     *
     * @param unread hears of what is packed in it and cannot be read
     */
    List<ExposureSeen> inspect(Text text, Consumer<Problem> unread) throws InterruptedException;
}
