package io.claviger.server.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claviger.server.database.Database;
import io.claviger.server.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Sends what is in the outbox, in order, and deletes what Kafka has acknowledged.
 *
 * <p>{@code seq} is the order. Whoever writes a fact after another of the same key was committed has a greater one; and writers of one
 * object are put in line by its row's lock, and write the fact while they hold it. What is committed late, with a lower number, has nothing
 * to do with what was sent before it; it is not passed over, because rows are deleted one by one and no mark is moved. One relay in the
 * cluster sends at a time, by an advisory lock.
 */
@ApplicationScoped
class OutboxRelay {

    static final int BATCH = 1_000;
    /** Any number that no other advisory lock of ours uses. */
    private static final long LOCK = 0x636c6176_6f757462L;

    private static final String READ = """
            select seq, id, topic, key, type, subject, time, data from outbox order by seq limit ?""";

    private final Database database;
    private final KafkaClients clients;
    private @Nullable KafkaProducer<String, byte[]> producer;

    OutboxRelay(Database database, KafkaClients clients) {
        this.database = database;
        this.clients = clients;
    }

    private record Waiting(long seq, Fact fact) {}

    /** Sends one batch; how many facts it had, 0 also when another process is the relay. */
    int sendOnce() throws ExecutionException, InterruptedException {
        KafkaProducer<String, byte[]> sender = connected();
        return database.inNewTransaction(() -> {
            boolean mine = database.first("select pg_try_advisory_xact_lock(?)", row -> row.getBoolean(1), LOCK)
                    .orElse(false);
            if (!mine) {
                return 0;
            }
            List<Waiting> batch = database.query(READ, OutboxRelay::waiting, BATCH);
            if (!batch.isEmpty()) {
                send(sender, batch);
                database.update(
                        "delete from outbox where seq = any(?)",
                        batch.stream().map(Waiting::seq).toList());
            }
            return batch.size();
        });
    }

    /** Whether Kafka has been asked for its topics since the last failure. */
    boolean isConnected() {
        return producer != null;
    }

    /** Forgets the producer, and with it what is in flight, so that nothing overtakes a fact that failed. */
    void disconnect() {
        KafkaProducer<String, byte[]> old = producer;
        producer = null;
        if (old != null) {
            old.close(java.time.Duration.ZERO);
        }
    }

    private KafkaProducer<String, byte[]> connected() throws ExecutionException, InterruptedException {
        KafkaProducer<String, byte[]> current = producer;
        if (current != null) {
            return current;
        }
        try {
            clients.createTopics();
        } catch (java.util.concurrent.TimeoutException slow) {
            throw new ExecutionException("the broker did not answer in time", slow);
        }
        KafkaProducer<String, byte[]> fresh = clients.producer();
        producer = fresh;
        return fresh;
    }

    private static void send(KafkaProducer<String, byte[]> sender, List<Waiting> batch)
            throws ExecutionException, InterruptedException {
        List<Future<?>> sent = new ArrayList<>(batch.size());
        for (Waiting waiting : batch) {
            Fact fact = waiting.fact();
            ProducerRecord<String, byte[]> message =
                    new ProducerRecord<>(fact.topic().topicName(), fact.key(), CloudEvent.write(fact));
            message.headers()
                    .add(
                            "content-type",
                            "application/cloudevents+json; charset=UTF-8"
                                    .getBytes(java.nio.charset.StandardCharsets.UTF_8));
            Future<?> promise = sender.send(message);
            if (promise.isDone()) {
                // A producer that does not know the broker waits, and then answers so at once: each fact would wait
                // anew,
                // and the first one after the broker's return would overtake those before it.
                promise.get();
            }
            sent.add(promise);
        }
        for (Future<?> acknowledged : sent) {
            acknowledged.get();
        }
    }

    private static Waiting waiting(ResultSet row) throws SQLException {
        Fact fact = new Fact(
                row.getObject("id", UUID.class),
                Topic.named(row.getString("topic")),
                row.getString("key"),
                row.getString("type"),
                row.getObject("subject", UUID.class),
                Sql.requiredInstant(row, "time"),
                (ObjectNode) Sql.json(row, "data"));
        return new Waiting(row.getLong("seq"), fact);
    }
}
