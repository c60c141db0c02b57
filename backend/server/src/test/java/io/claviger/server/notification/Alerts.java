package io.claviger.server.notification;

import io.claviger.server.database.Database;
import io.claviger.server.events.Fact;
import jakarta.enterprise.context.Dependent;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Channels and routes of one test, and what was delivered by them. */
@Dependent
class Alerts {

    private final Channels channels;
    private final Routes routes;
    private final AlertRouting routing;
    private final Database database;
    private final List<UUID> madeChannels = new ArrayList<>();
    private final List<UUID> madeRoutes = new ArrayList<>();

    Alerts(Channels channels, Routes routes, AlertRouting routing, Database database) {
        this.channels = channels;
        this.routes = routes;
        this.routing = routing;
        this.database = database;
    }

    /** Other tests' facts are not for these routes. */
    void remove() {
        madeRoutes.forEach(id -> routes.delete(id, version -> {}));
        madeChannels.forEach(id -> channels.delete(id, version -> {}));
    }

    Channels.Created channel(ChannelKind kind, Receiver receiver) {
        Channels.Created created =
                channels.create(new ChannelDraft("channel " + UUID.randomUUID(), kind, receiver.url(), null, true));
        madeChannels.add(created.channel().id());
        return created;
    }

    UUID route(String filter, Channel channel) {
        UUID id = routes.create(new RouteDraft("route " + UUID.randomUUID(), filter, List.of(channel.id()), true))
                .id();
        madeRoutes.add(id);
        return id;
    }

    void arrive(Fact... facts) {
        database.inNewTransaction(() -> {
            routing.accept(List.of(facts));
            return true;
        });
    }

    List<String> states(Channel channel) {
        return database.query("select state from delivery where channel_id = ?", row -> row.getString(1), channel.id());
    }

    List<String> attempts(Channel channel) {
        return database.query(
                "select status from delivery_attempt a join delivery d on d.id = a.delivery_id where channel_id = ? order by number",
                row -> row.getString(1),
                channel.id());
    }
}
