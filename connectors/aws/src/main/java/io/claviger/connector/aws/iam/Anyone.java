package io.claviger.connector.aws.iam;

import io.claviger.spi.CrawlSink;
import io.claviger.spi.Observation.IdentitySeen;
import io.claviger.spi.Observation.Status;
import java.util.Map;

/** Whoever comes, as policies write it: a star. */
final class Anyone {

    static final String WRITTEN = "*";

    private Anyone() {}

    static void tell(CrawlSink sink) throws InterruptedException {
        sink.observe(
                new IdentitySeen(Kinds.principal(WRITTEN), "Anyone", Status.UNKNOWN, null, null, null, null, Map.of()));
    }
}
