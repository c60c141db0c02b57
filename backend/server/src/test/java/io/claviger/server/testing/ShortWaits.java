package io.claviger.server.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Lets webhooks reach this machine, and retries come in moments instead of hours. */
public class ShortWaits implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        return Map.of(
                "claviger.egress.allow", "127.0.0.0/8",
                "claviger.egress.timeout", "PT2S",
                "claviger.notification.retries", "PT0.2S,PT0.2S,PT0.2S,PT0.2S",
                "claviger.notification.chat-interval", "PT0.1S");
    }

    @Override
    public void stop() {
        // Nothing was started.
    }
}
