package io.claviger.server.crawl;

import io.claviger.server.catalog.ExposureSeen;
import io.claviger.spi.Text;
import java.util.List;

/** Looks for secrets in text that a connector hands in. Implemented by the room {@code exposure}; safe for many threads. */
public interface TextInspector {

    /** Opens the text at most once, and keeps nothing of it. */
    List<ExposureSeen> inspect(Text text) throws InterruptedException;
}
