package io.claviger.server.crawl;

import io.claviger.spi.Checkpoint;
import io.claviger.spi.ConnectorException;
import io.claviger.spi.CrawlSink;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** What the scripted connector does, scope by scope. A test writes one, and names it in a source's settings. */
final class Script {

    /** How one scope is read. */
    interface Part {
        void crawl(@Nullable Checkpoint from, CrawlSink sink) throws ConnectorException, InterruptedException;
    }

    private static final Map<String, Script> SCRIPTS = new ConcurrentHashMap<>();

    final Map<String, Part> parts = new LinkedHashMap<>();
    /** The scopes that were begun, with the checkpoint they began from, in order. */
    final List<String> begun = new CopyOnWriteArrayList<>();

    volatile @Nullable ConnectorException scopesFail;

    static Script named(String name) {
        return SCRIPTS.computeIfAbsent(name, any -> new Script());
    }

    Script scope(String id, Part part) {
        parts.put(id, part);
        return this;
    }
}
