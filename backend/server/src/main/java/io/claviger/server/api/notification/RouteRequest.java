package io.claviger.server.api.notification;

import io.claviger.server.Legible;
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
        String called = Legible.name("route-invalid", "/name", Objects.requireNonNullElse(name, ""), 100);
        return new RouteDraft(called, filter == null ? "" : filter.strip(), chosen(), enabled == null || enabled);
    }

    private List<UUID> chosen() {
        if (channels != null && channels.stream().anyMatch(Objects::isNull)) {
            String detail = "Name channels by their ids: null is none";
            throw Refusal.invalid("route-invalid", detail, new Refusal.Place("/channels", detail));
        }
        return channels == null ? List.of() : List.copyOf(channels);
    }
}
