package io.claviger.server.api;

import io.claviger.server.Perishable;
import io.claviger.server.Refusal;
import io.claviger.server.auth.CurrentUser;
import io.claviger.server.auth.Principal;
import io.claviger.server.database.Database;
import io.claviger.server.database.Sql;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Gives long work an address under which it can be polled and cancelled. */
@ApplicationScoped
public class Operations implements Perishable {

    private static final String START = """
            insert into operation (kind, subject, created_by) values (?, ?, ?)
            on conflict (kind, subject) do update set kind = excluded.kind
            returning id""";

    private final Database database;
    private final CurrentUser currentUser;
    private final Map<String, OperationKind> kinds;

    Operations(Database database, CurrentUser currentUser, @All List<OperationKind> kinds) {
        this.database = database;
        this.currentUser = currentUser;
        this.kinds = kinds.stream().collect(Collectors.toMap(OperationKind::kind, Function.identity()));
    }

    /** For the {@code operation} of a 202. */
    public record Reference(UUID id, String href) {}

    record Operation(UUID id, String kind, UUID subject, String createdBy, Instant createdAt) {}

    /** Joins the transaction that starts the work; the same work has one operation. */
    public Reference start(String kind, UUID subject) {
        kind(kind);
        String by = currentUser.find().map(Principal::name).orElse("system");
        UUID id = database.first(START, row -> row.getObject(1, UUID.class), kind, subject, by)
                .orElseThrow();
        return new Reference(id, "/api/v1/operations/" + id);
    }

    Operation get(UUID id) {
        return database.first(
                        "select * from operation where id = ?",
                        row -> new Operation(
                                row.getObject("id", UUID.class),
                                row.getString("kind"),
                                row.getObject("subject", UUID.class),
                                row.getString("created_by"),
                                Sql.requiredInstant(row, "created_at")),
                        id)
                .orElseThrow(() -> Refusal.notFound("operation", id));
    }

    OperationState state(Operation operation) {
        return kind(operation.kind()).state(operation.subject());
    }

    void cancel(Operation operation) {
        kind(operation.kind()).cancel(operation.subject());
    }

    @Override
    public int forgetOld() {
        return database.update("delete from operation where created_at < now() - interval '90 days'");
    }

    private OperationKind kind(String name) {
        OperationKind kind = kinds.get(name);
        if (kind == null) {
            throw new IllegalStateException("No bean knows operations of the kind '" + name + "'");
        }
        return kind;
    }
}
