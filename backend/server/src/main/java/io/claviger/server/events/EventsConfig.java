package io.claviger.server.events;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Settings of the room. */
@ConfigMapping(prefix = "claviger.kafka")
public interface EventsConfig {

    /** Where Kafka is, as {@code host:port[,host:port]}. */
    String bootstrap();

    /** A file of Kafka's own client settings, such as those for TLS and SASL. What is set here wins over it. */
    Optional<Path> clientProperties();

    /** How many partitions a topic is created with. */
    @WithDefault("6")
    int partitions();

    /** How many copies a topic is created with; -1 is the broker's default. */
    @WithDefault("-1")
    short replication();

    /** How long Kafka keeps facts. */
    @WithDefault("P7D")
    Duration retention();

    /** How often the outbox is looked at for facts that other processes wrote. */
    @WithDefault("PT0.05S")
    Duration pollInterval();

    /** How long a send may take before it is tried again as a whole. */
    @WithDefault("PT10S")
    Duration deliveryTimeout();
}
