package io.claviger.spi;

import org.jspecify.annotations.Nullable;

/**
 * A connector whose source records who used what. What {@link Connector} guarantees of a crawl holds here, too; and, each line
 * tested by the testkit:
 *
 * <ol>
 *   <li><b>One reading.</b> The records are read once, for what a crawl observes and for the events; the crawl observes the
 *       same whether or not somebody wants the events.
 *   <li><b>No event is lost.</b> From {@link UsageSink#from} on every recorded use is handed over, whichever crawl that
 *       checkpoint was given in. What came before may be repeated.
 *   <li><b>An event keeps its id</b> and all that it says, however often it is handed over.
 *   <li><b>What was not read is told.</b> A checkpoint passes over a record only if {@link CrawlSink#problem} told of it.
 *   <li><b>The sink blocks.</b> A connector holds at most one page or one file of records while the sink is busy.
 *   <li><b>A checkpoint of another release</b> is none: the connector begins with what it would begin with.
 *   <li><b>Nothing is said of what was said.</b> Neither parameters nor answers of a use are in an event.
 * </ol>
 */
public interface ReportsUsage extends Connector {

    /** Crawls a scope, as {@link Connector#crawl} does, and hands over the events of which it has records. */
    void crawl(Scope scope, @Nullable Checkpoint checkpoint, CrawlSink sink, UsageSink usage)
            throws ConnectorException, InterruptedException;

    @Override
    default void crawl(Scope scope, @Nullable Checkpoint checkpoint, CrawlSink sink)
            throws ConnectorException, InterruptedException {
        crawl(scope, checkpoint, sink, UsageSink.NONE);
    }
}
