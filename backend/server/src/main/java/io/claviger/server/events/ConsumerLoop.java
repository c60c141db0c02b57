package io.claviger.server.events;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/** Feeds one consumer from Kafka, for as long as the process lives: poll, effect with inbox rows, then the offset. */
final class ConsumerLoop implements Runnable {

    private static final Logger LOG = Logger.getLogger(ConsumerLoop.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(500);

    private final FactConsumer consumer;
    private final KafkaClients clients;
    private final Delivery delivery;
    private final KafkaHealth health;
    private volatile boolean stopping;

    ConsumerLoop(FactConsumer consumer, KafkaClients clients, Delivery delivery, KafkaHealth health) {
        this.consumer = consumer;
        this.clients = clients;
        this.delivery = delivery;
        this.health = health;
    }

    void stop() {
        stopping = true;
    }

    @Override
    public void run() {
        while (!stopping) {
            try (KafkaConsumer<String, byte[]> kafka = clients.consumer(consumer.name())) {
                kafka.subscribe(consumer.topics().stream().map(Topic::topicName).toList());
                while (!stopping) {
                    round(kafka);
                }
            } catch (WakeupException | InterruptException | InterruptedException stop) {
                return;
            } catch (KafkaException failure) {
                health.failed(failure);
                pause();
            }
        }
    }

    private void round(KafkaConsumer<String, byte[]> kafka) throws InterruptedException {
        ConsumerRecords<String, byte[]> records = kafka.poll(POLL);
        if (records.isEmpty()) {
            return;
        }
        delivery.deliver(consumer, facts(records), () -> {
            // Heartbeats come from another thread; polling while paused tells the group that we still work.
            kafka.pause(kafka.assignment());
            kafka.poll(Duration.ZERO);
            kafka.resume(kafka.assignment());
        });
        kafka.commitSync();
    }

    private List<Fact> facts(ConsumerRecords<String, byte[]> records) {
        List<Fact> facts = new ArrayList<>(records.count());
        for (ConsumerRecord<String, byte[]> message : records) {
            try {
                Fact fact = CloudEvent.read(Topic.named(message.topic()), message.key(), message.value());
                if (consumer.wants(fact.type())) {
                    facts.add(fact);
                }
            } catch (IOException foreign) {
                LOG.errorf(
                        "A message on %s (partition %d, offset %d) is passed over by %s: %s. Only Claviger may write to its topics",
                        message.topic(), message.partition(), message.offset(), consumer.name(), foreign.getMessage());
            }
        }
        return facts;
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_AFTER_FAILURE.toMillis());
        } catch (InterruptedException stop) {
            stopping = true;
        }
    }
}
