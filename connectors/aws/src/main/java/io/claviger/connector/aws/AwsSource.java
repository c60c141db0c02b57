package io.claviger.connector.aws;

import io.claviger.spi.Check;
import io.claviger.spi.Checkpoint;
import io.claviger.spi.ConnectorException;
import io.claviger.spi.CrawlSink;
import io.claviger.spi.Scope;
import io.claviger.spi.UsageSink;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the facts come from: AWS itself, or files. */
interface AwsSource {

    List<Check> check() throws InterruptedException;

    List<Scope> scopes() throws ConnectorException, InterruptedException;

    void crawl(ScopeName scope, @Nullable Checkpoint checkpoint, CrawlSink sink, UsageSink usage)
            throws ConnectorException, InterruptedException;

    /** Frees every resource; may be called again. */
    void close();
}
