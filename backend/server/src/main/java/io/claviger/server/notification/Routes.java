package io.claviger.server.notification;

import io.claviger.engine.expression.ExpressionException;
import io.claviger.engine.expression.ExpressionProblem;
import io.claviger.server.Refusal;
import io.claviger.server.audit.Audit;
import io.claviger.server.database.Database;
import io.claviger.server.database.DatabaseFailure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/** The routes, as administrators see and change them. */
@ApplicationScoped
public class Routes {

    private final Database database;
    private final RouteTable table;
    private final Channels channels;
    private final Audit audit;

    Routes(Database database, RouteTable table, Channels channels, Audit audit) {
        this.database = database;
        this.table = table;
        this.channels = channels;
        this.audit = audit;
    }

    public List<Route> all() {
        return table.all();
    }

    public Route get(UUID id) {
        return table.find(id).orElseThrow(() -> Refusal.notFound("route", id));
    }

    public Route create(RouteDraft draft) {
        check(draft);
        UUID id = database.inTransaction(() -> {
            UUID fresh = named(draft.name(), () -> table.insert(draft));
            audit.record("route.created", "route", fresh, Map.of("name", draft.name(), "filter", draft.filter()));
            return fresh;
        });
        return get(id);
    }

    /** @param seen refuses the version that is there, if the caller has seen another */
    public Route update(UUID id, RouteDraft draft, LongConsumer seen) {
        check(draft);
        database.inTransaction(() -> {
            Route before = table.lock(id).orElseThrow(() -> Refusal.notFound("route", id));
            seen.accept(before.version());
            named(draft.name(), () -> {
                table.update(id, draft);
                return id;
            });
            audit.record(
                    "route.changed",
                    "route",
                    id,
                    Map.of("name", draft.name(), "filter", draft.filter(), "enabled", draft.enabled()));
            return true;
        });
        return get(id);
    }

    /** @param seen refuses the version that is there, if the caller has seen another */
    public void delete(UUID id, LongConsumer seen) {
        database.inTransaction(() -> {
            Route before = table.lock(id).orElseThrow(() -> Refusal.notFound("route", id));
            seen.accept(before.version());
            table.delete(id);
            audit.record("route.deleted", "route", id, Map.of("name", before.name()));
            return true;
        });
    }

    private void check(RouteDraft draft) {
        if (draft.channels().isEmpty()) {
            throw invalid("/channels", "Name at least one channel: a route without one tells nobody");
        }
        draft.channels().forEach(channels::get);
        if (draft.filter().isBlank()) {
            return;
        }
        try {
            RouteFilter.checked(draft.filter());
        } catch (ExpressionException wrong) {
            ExpressionProblem first = wrong.problems().getFirst();
            throw invalid("/filter", "The filter is wrong: " + wrong.getMessage())
                    .with("line", first.line())
                    .with("column", first.column())
                    .with("length", first.length())
                    .with("suggestions", first.suggestions());
        }
    }

    private static UUID named(String name, Supplier<UUID> write) {
        try {
            return write.get();
        } catch (DatabaseFailure failure) {
            if (failure.violates("route_name_key")) {
                throw Refusal.conflict(
                        "route-name-taken", "There is a route named '" + name + "': choose another name");
            }
            throw failure;
        }
    }

    private static Refusal invalid(String pointer, String detail) {
        return Refusal.invalid("route-invalid", detail, new Refusal.Place(pointer, detail));
    }
}
