package io.claviger.spi;

import java.util.OptionalLong;

/** Where a crawl goes. Every method may block: that is the back-pressure. Used by the crawling thread only. */
public interface CrawlSink {

    /** Hands over one thing that was seen. */
    void observe(Observation observation) throws InterruptedException;

    /**
     * Whether a text would be of use. A connector may ask before it reads one, and leave out what is not wanted, such as a
     * version of a file that was searched before. One that does not ask hands over all.
     */
    default boolean wants(Text.Place place) {
        return true;
    }

    /**
     * Hands over text in which secrets may be found. The content is opened at most once, read before this method
     * returns and not kept. An {@link java.io.IOException} while it is read ends this text and not the crawl: the sink
     * returns as usual, and the connector, whose stream it is, tells the problem.
     */
    void text(Text text) throws InterruptedException;

    /** Marks a safe point, from which an interrupted crawl of this scope goes on. */
    void checkpoint(Checkpoint checkpoint) throws InterruptedException;

    /**
     * Tells what could not be read. If it {@linkplain Problem#hidesObjects() hides objects}, the scope ends as partial and
     * none of its objects is marked gone.
     */
    void problem(Problem problem) throws InterruptedException;

    /** Tells how far the crawl is, in units of the connector's choice. Cheap; call it often. */
    void progress(long done, OptionalLong total);
}
