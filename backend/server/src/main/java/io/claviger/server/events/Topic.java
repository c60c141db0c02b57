package io.claviger.server.events;

import java.util.Arrays;

/** The topics of Kafka, by what they carry. */
public enum Topic {
    CATALOG("claviger.catalog"),
    FINDINGS("claviger.findings"),
    ROTATION_COMMANDS("claviger.rotation.commands"),
    ROTATION_EVENTS("claviger.rotation.events"),
    USAGE("claviger.usage"),
    DETECTIONS("claviger.detections");

    private final String topicName;

    Topic(String topicName) {
        this.topicName = topicName;
    }

    /** The name in Kafka and in the outbox. */
    public String topicName() {
        return topicName;
    }

    static Topic named(String topicName) {
        return Arrays.stream(values())
                .filter(topic -> topic.topicName.equals(topicName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No topic is named '" + topicName + "'"));
    }
}
