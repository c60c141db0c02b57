package io.claviger.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One open connection to a source. The contract, each line of which the testkit tests against each connector:
 *
 * <ol>
 *   <li><b>One caller.</b> The server calls one method at a time on one connector, from a virtual thread; a connector
 *       needs no locks of its own. Different connectors of one type run at the same time.
 *   <li><b>Scopes are stable.</b> {@link #scopes()} answers the same ids for the same source; an id that is missing next
 *       time means that the scope ceased to exist, not that it could not be read (that is an exception).
 *   <li><b>A failure is never an empty answer.</b> What could not be read is thrown, or told with
 *       {@link CrawlSink#problem}. {@link #crawl} that returns without a problem that hides objects has read the
 *       whole scope.
 *   <li><b>A problem inside a scope does not end it.</b> One unreadable object is a {@link Problem}; the rest follows.
 *   <li><b>The sink blocks.</b> A connector reads ahead by at most one page or one object while the sink is busy.
 *   <li><b>Order does not matter.</b> An observation may name an object that comes later, or never.
 *   <li><b>Observations are idempotent.</b> The same object seen twice in one crawl is one object; the last one wins.
 *   <li><b>Facts are known or null.</b> A connector never guesses; a field that it could not read is {@code null}.
 *   <li><b>Checkpoints are safe points.</b> After {@link CrawlSink#checkpoint} everything before it has been handed over.
 *       A crawl that starts from a checkpoint hands over all that came after it, and may repeat what came before.
 *   <li><b>Interruption ends a crawl</b> with {@link InterruptedException} within a few seconds.
 *   <li><b>Errors are categorised.</b> Only {@link ConnectorException} and {@link InterruptedException} leave a
 *       connector. The message names the thing and the remedy and holds no secret.
 *   <li><b>Nothing is changed.</b> Checking and crawling only read from the source.
 *   <li><b>Close is final</b>, idempotent, frees every resource and never throws. What is called afterwards fails like
 *       any other call, with category {@code PROTOCOL}.
 * </ol>
 */
public interface Connector extends AutoCloseable {

    /**
     * Tries what a crawl will need, cheaply. Never throws for what the source refuses: that is a failed check, with the
     * remedy. Order is the order in which a person would mend them; what depends on a failed one is skipped.
     */
    List<Check> check() throws InterruptedException;

    /** The parts that can be crawled, and can fail, on their own. */
    List<Scope> scopes() throws ConnectorException, InterruptedException;

    /**
     * Reads one scope into the sink.
     *
     * @param checkpoint the last one that this connector gave in the same crawl, or {@code null} to begin
     */
    void crawl(Scope scope, @Nullable Checkpoint checkpoint, CrawlSink sink)
            throws ConnectorException, InterruptedException;

    @Override
    void close();
}
