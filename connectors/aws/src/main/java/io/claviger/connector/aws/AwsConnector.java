package io.claviger.connector.aws;

import io.claviger.spi.Check;
import io.claviger.spi.Checkpoint;
import io.claviger.spi.ConnectorException;
import io.claviger.spi.ConnectorException.Category;
import io.claviger.spi.CrawlSink;
import io.claviger.spi.ReportsUsage;
import io.claviger.spi.Scope;
import io.claviger.spi.UsageSink;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One AWS source, live or from files, until it is closed. */
final class AwsConnector implements ReportsUsage {

    private final AwsSource source;
    private boolean closed;

    AwsConnector(AwsSource source) {
        this.source = source;
    }

    @Override
    public List<Check> check() throws InterruptedException {
        try {
            open();
            return source.check();
        } catch (ConnectorException failure) {
            return List.of(Check.failed("open the source", failure));
        }
    }

    @Override
    public List<Scope> scopes() throws ConnectorException, InterruptedException {
        open();
        return source.scopes();
    }

    @Override
    public void crawl(Scope scope, @Nullable Checkpoint checkpoint, CrawlSink sink, UsageSink usage)
            throws ConnectorException, InterruptedException {
        open();
        source.crawl(ScopeName.parse(scope.id()), checkpoint, sink, usage);
    }

    private void open() throws ConnectorException, InterruptedException {
        if (closed) {
            throw new ConnectorException(Category.PROTOCOL, "The connection to AWS was closed. Open it again");
        }
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted before AWS was asked");
        }
    }

    @Override
    public void close() {
        closed = true;
        source.close();
    }
}
