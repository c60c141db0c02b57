package io.claviger.connector.aws;

import io.claviger.spi.ConnectorException.Category;
import io.claviger.spi.Secret;
import io.claviger.testkit.ConnectorContract;
import io.claviger.testkit.Peer;
import io.claviger.testkit.Peer.Failure;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;

class AwsContractIT implements ConnectorContract {

    private static Estate estate;

    @BeforeAll
    static void create() throws IOException, InterruptedException {
        estate = Estate.shared();
    }

    @Override
    public Peer peer() {
        return new Peer(
                new AwsConnectorFactory(),
                estate.settings(Map.of()),
                estate.secret(),
                List.of(
                        failure(
                                "wrong secret",
                                Map.of("secretAccessKey", Secret.of("x" + estate.secret())),
                                Category.AUTHENTICATION),
                        failure("no such key", Map.of("accessKeyId", "AKIAABCDEFGHIJKLMNOP"), Category.AUTHENTICATION),
                        failure("nothing listens", Map.of("endpoint", "http://127.0.0.1:1"), Category.UNAVAILABLE),
                        failure(
                                "unknown host",
                                Map.of("endpoint", "https://no-such-host.invalid"),
                                Category.UNAVAILABLE),
                        failure("not an organization", Map.of("from", "organization"), Category.PROTOCOL)),
                List.of(estate.halfAllowed()));
    }

    private Failure failure(String what, Map<String, Object> different, Category category) {
        return new Failure(what, estate.settings(different), category);
    }

    @Override
    public Object stateOfSource() {
        return estate.state();
    }
}
