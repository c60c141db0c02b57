package io.claviger.server.api.notification;

import io.claviger.server.Refusal;
import io.claviger.server.notification.RouteDraft;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A route as it is asked for. Without a filter it takes every finding. */
public record RouteRequest(
        @Nullable String name,
        @Nullable String filter,
        @Nullable List<UUID> channels,
        @Nullable Boolean enabled) {

    RouteDraft draft() {
        if (name == null || name.isBlank() || name.length() > 100) {
            String detail = "Give it a name of 1 to 100 characters";
            throw Refusal.invalid("route-invalid", detail, new Refusal.Place("/name", detail));
        }
        return new RouteDraft(name.strip(), filter == null ? "" : filter.strip(), chosen(), enabled == null || enabled);
    }

    private List<UUID> chosen() {
        if (channels != null && channels.stream().anyMatch(Objects::isNull)) {
            String detail = "Name channels by their ids: null is none";
            throw Refusal.invalid("route-invalid", detail, new Refusal.Place("/channels", detail));
        }
        return channels == null ? List.of() : List.copyOf(channels);
    }
}
