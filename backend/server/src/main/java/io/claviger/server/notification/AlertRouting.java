package io.claviger.server.notification;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claviger.server.Role;
import io.claviger.server.database.Database;
import io.claviger.server.events.Fact;
import io.claviger.server.events.FactConsumer;
import io.claviger.server.events.Topic;
import io.claviger.server.jobs.JobRequest;
import io.claviger.server.jobs.Jobs;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Writes a delivery for every channel that is to be told of a fact, and has it sent. */
@ApplicationScoped
class AlertRouting implements FactConsumer {

    private static final String CRAWL_FAILED = "io.claviger.crawl.failed";
    private static final String CRAWL_COMPLETED = "io.claviger.crawl.completed";
    private static final String FINDING = "io.claviger.finding.";

    private final Database database;
    private final RouteTable routes;
    private final ChannelTable channels;
    private final DeliveryLog deliveries;
    private final Jobs jobs;
    private final InstantSource clock;

    AlertRouting(
            Database database,
            RouteTable routes,
            ChannelTable channels,
            DeliveryLog deliveries,
            Jobs jobs,
            InstantSource clock) {
        this.database = database;
        this.routes = routes;
        this.channels = channels;
        this.deliveries = deliveries;
        this.jobs = jobs;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "notification";
    }

    @Override
    public Role role() {
        return Role.NOTIFIER;
    }

    @Override
    public Set<Topic> topics() {
        return Set.of(Topic.FINDINGS, Topic.CATALOG);
    }

    @Override
    public boolean wants(String type) {
        return type.startsWith(FINDING) || type.equals(CRAWL_FAILED) || type.equals(CRAWL_COMPLETED);
    }

    /** A route with its filter ready to be asked. */
    private record Way(Route route, RouteFilter filter) {}

    /** One batch being routed: the routes as they are now, and the chats that got something. */
    private record Batch(List<Way> ways, Map<UUID, Channel> channels, Set<UUID> chats) {}

    @Override
    public void accept(List<Fact> facts) {
        Batch batch = new Batch(
                routes.all().stream()
                        .filter(Route::enabled)
                        .map(route -> new Way(route, RouteFilter.of(route.name(), route.filter())))
                        .toList(),
                channels.all().stream().filter(Channel::enabled).collect(Collectors.toMap(Channel::id, c -> c)),
                new HashSet<>());
        for (Fact fact : facts) {
            targets(fact, batch).forEach((channel, route) -> deliver(fact, channel, route, batch));
        }
        UUID batchId = UUID.randomUUID();
        batch.chats().forEach(chat -> enqueue(SendChat.KIND, SendChat.key(chat, batchId)));
    }

    /** The channels to be told, each with the route that said so first. */
    private Map<Channel, UUID> targets(Fact fact, Batch batch) {
        boolean finding = fact.type().startsWith(FINDING);
        boolean newTrouble = !finding && isNewTrouble(fact);
        Map<Channel, UUID> targets = new HashMap<>();
        for (Way way : batch.ways()) {
            if (finding && !way.filter().takes(fact)) {
                continue;
            }
            for (UUID id : way.route().channels()) {
                Optional.ofNullable(batch.channels().get(id))
                        .filter(channel -> concerns(channel, fact, newTrouble))
                        .ifPresent(channel ->
                                targets.putIfAbsent(channel, way.route().id()));
            }
        }
        return targets;
    }

    /** Programs get every event. People get what is news: not each change of a score, and a broken crawl once. */
    private static boolean concerns(Channel channel, Fact fact, boolean newTrouble) {
        boolean program = channel.kind() == ChannelKind.STANDARD_WEBHOOK;
        return switch (fact.type()) {
            case CRAWL_FAILED -> program || newTrouble;
            case CRAWL_COMPLETED -> program;
            case "io.claviger.finding.changed" -> program || statusChanged(fact.data());
            default -> true;
        };
    }

    private static boolean statusChanged(JsonNode finding) {
        return !finding.path("status").equals(finding.path("previousStatus"));
    }

    /** Keeps in mind which sources cannot be crawled. True for the first failure since the last success. */
    private boolean isNewTrouble(Fact crawl) {
        JsonNode source = crawl.data().path("sourceId");
        UUID id = source.isTextual() ? UUID.fromString(source.asText()) : crawl.subject();
        if (crawl.type().equals(CRAWL_COMPLETED)) {
            database.update("delete from crawl_trouble where source_id = ?", id);
            return false;
        }
        return database.update("insert into crawl_trouble (source_id) values (?) on conflict do nothing", id) == 1;
    }

    private void deliver(Fact fact, Channel channel, UUID route, Batch batch) {
        Optional<UUID> added = deliveries.add(channel.id(), route, fact.id(), fact.type(), fact.cloudEvent());
        if (added.isEmpty()) {
            return;
        }
        switch (channel.kind()) {
            case SLACK_WEBHOOK -> batch.chats().add(channel.id());
            case STANDARD_WEBHOOK -> enqueue(SendWebhook.KIND, added.get().toString());
        }
    }

    private void enqueue(String kind, String key) {
        ObjectNode nothing = JsonNodeFactory.instance.objectNode();
        Instant now = clock.instant();
        jobs.enqueue(new JobRequest(kind, key, nothing, now, 0));
    }
}
