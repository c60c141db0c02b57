package io.claviger.connector.aws;

import io.claviger.connector.aws.api.Pace;
import io.claviger.spi.Connector;
import io.claviger.spi.ConnectorException;
import io.claviger.spi.Scope;
import io.claviger.spi.Settings;
import io.claviger.testkit.RecordingSink;
import java.time.Duration;
import java.time.Instant;

/** Waiting takes no time, but moves the clock. */
final class Hasty implements Pace {

    /** Crawls one scope without waiting for anything. */
    static RecordingSink crawl(String scope, Settings settings) throws ConnectorException, InterruptedException {
        RecordingSink sink = new RecordingSink();
        try (Connector connector = new AwsConnectorFactory().open(settings, new Hasty())) {
            connector.crawl(new Scope(scope, scope), null, sink);
        }
        return sink;
    }

    private final Instant start = Instant.now();
    private long nanos;

    @Override
    public long nanos() {
        return nanos;
    }

    @Override
    public void pause(long pause) {
        nanos += pause;
    }

    @Override
    public Instant now() {
        return start.plus(Duration.ofNanos(nanos));
    }
}
