package io.claviger.server.events;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** How many facts are on Kafka that a consumer has not acted on yet. Asks the broker, so it is for the odd question. */
@ApplicationScoped
public class ConsumerLag {

    private static final int PATIENCE_MILLIS = 5_000;

    private final List<FactConsumer> consumers;
    private final KafkaClients clients;

    ConsumerLag(@All List<FactConsumer> consumers, KafkaClients clients) {
        this.consumers = List.copyOf(consumers);
        this.clients = clients;
    }

    /** Of all consumers together. */
    public long total() throws InterruptedException {
        try (Admin admin = clients.admin()) {
            long total = 0;
            for (FactConsumer consumer : consumers) {
                total += of(admin, consumer);
            }
            return total;
        } catch (ExecutionException | TimeoutException away) {
            throw new IllegalStateException(
                    "Kafka does not tell how far the consumers are: " + away.getMessage(), away);
        }
    }

    private static long of(Admin admin, FactConsumer consumer)
            throws InterruptedException, ExecutionException, TimeoutException {
        List<TopicPartition> partitions = admin
                .describeTopics(consumer.topics().stream().map(Topic::topicName).toList())
                .allTopicNames()
                .get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                .values()
                .stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .toList();
        Map<TopicPartition, ListOffsetsResultInfo> ends = admin.listOffsets(
                        partitions.stream().collect(Collectors.toMap(Function.identity(), p -> OffsetSpec.latest())))
                .all()
                .get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        Map<TopicPartition, @Nullable OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(
                        KafkaClients.group(consumer.name()))
                .partitionsToOffsetAndMetadata()
                .get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        return ends.entrySet().stream()
                .mapToLong(end -> end.getValue().offset() - position(committed.get(end.getKey())))
                .sum();
    }

    private static long position(@Nullable OffsetAndMetadata committed) {
        return committed == null ? 0 : committed.offset();
    }
}
