package io.claviger.server.testing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claviger.testkit.MotoServer;
import java.util.List;

/** The account of the AWS emulator, as a source. */
public final class EmulatedAccount {

    public static final String NUMBER = "123456789012";

    private EmulatedAccount() {}

    /** @param services those that are read */
    public static ObjectNode settings(MotoServer aws, String... services) {
        ObjectNode settings = JsonNodeFactory.instance
                .objectNode()
                .put("from", "account")
                .put("accessKeyId", "test")
                .put("secretAccessKey", "test")
                .put("endpoint", aws.address().toString());
        settings.putArray("regions").add("eu-west-1");
        List.of(services).forEach(settings.putArray("services")::add);
        return settings;
    }
}
