package io.claviger.server.events;

import io.claviger.server.Role;
import java.util.List;
import java.util.Set;

/** Acts on facts, once each. A CDI bean; {@code events} finds and runs it where the process has its role. */
public interface FactConsumer {

    /** Stable: it names the Kafka group and the inbox rows. */
    String name();

    Role role();

    Set<Topic> topics();

    /** Whether it acts on facts of a type. The others are passed over without a row in the inbox, which on a busy topic matters. */
    default boolean wants(String type) {
        return true;
    }

    /**
     * Called inside the transaction that holds the inbox rows, with facts not seen before, in order. Throw to have the same
     * facts again later; effects outside the database must therefore be repeatable.
     */
    void accept(List<Fact> batch);
}
