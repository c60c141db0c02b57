package io.claviger.server.testing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claviger.testkit.MotoServer;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** The account of the AWS emulator, as a source. */
public final class EmulatedAccount {

    public static final String NUMBER = "123456789012";

    private EmulatedAccount() {}

    /** Lets a user or a role do what statements say, by a policy of its own. */
    public static void may(MotoServer aws, String kind, String name, String statements)
            throws IOException, InterruptedException {
        aws.iam(
                "Put" + kind + "Policy",
                Map.of(kind + "Name", name, "PolicyName", "own", "PolicyDocument", document(statements)));
    }

    public static String document(String statements) {
        return "{\"Version\": \"2012-10-17\", \"Statement\": [" + statements + "]}";
    }

    /**
     * @param endpoint of the emulator, or of what stands before it
     * @param services those that are read
     */
    public static ObjectNode settings(URI endpoint, String... services) {
        ObjectNode settings = JsonNodeFactory.instance
                .objectNode()
                .put("from", "account")
                .put("accessKeyId", "test")
                .put("secretAccessKey", "test")
                .put("endpoint", endpoint.toString());
        settings.putArray("regions").add("eu-west-1");
        List.of(services).forEach(settings.putArray("services")::add);
        return settings;
    }
}
