package io.claviger.server.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.claviger.server.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes down who did what, in the transaction that did it. Entries join the chain as the transaction's last act, so that the
 * chain's lock is held shortly and always taken last.
 */
@ApplicationScoped
public class Audit {

    private static final String PENDING = Audit.class.getName() + ".pending";

    private final Database database;
    private final TransactionSynchronizationRegistry transactions;
    private final ActorSource actors;
    private final ObjectMapper json;
    private final InstantSource clock;

    Audit(
            Database database,
            TransactionSynchronizationRegistry transactions,
            ActorSource actors,
            ObjectMapper json,
            InstantSource clock) {
        this.database = database;
        this.transactions = transactions;
        this.actors = actors;
        this.json = json;
        this.clock = clock;
    }

    /**
     * @param action what was done, in the past tense with its object: {@code source.created}
     * @param details what changed; never a secret
     */
    public void record(String action, String objectKind, @Nullable UUID objectId, Map<String, ?> details) {
        recordAs(actors.currentActor(), action, objectKind, objectId, details);
    }

    /** For the few places where the actor is not the request's principal, such as signing in. */
    public void recordAs(
            Actor actor, String action, String objectKind, @Nullable UUID objectId, Map<String, ?> details) {
        if (transactions.getTransactionStatus() != Status.STATUS_ACTIVE) {
            throw new IllegalStateException(
                    "'" + action + "' is audited in the transaction that does it, and there is none");
        }
        pending()
                .add(new AuditEntry(
                        UUID.randomUUID(),
                        clock.instant(),
                        actor,
                        action,
                        objectKind,
                        objectId,
                        text(details),
                        actors.correlationId()));
    }

    @SuppressWarnings("unchecked")
    private List<AuditEntry> pending() {
        List<AuditEntry> pending = (List<AuditEntry>) transactions.getResource(PENDING);
        if (pending != null) {
            return pending;
        }
        List<AuditEntry> fresh = new ArrayList<>();
        transactions.putResource(PENDING, fresh);
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                database.run(connection -> {
                    AuditChain.append(connection, fresh);
                    return true;
                });
            }

            @Override
            public void afterCompletion(int status) {
                // The entries went the way of their transaction.
            }
        });
        return fresh;
    }

    private String text(Map<String, ?> details) {
        try {
            return json.writeValueAsString(details);
        } catch (JsonProcessingException failure) {
            throw new IllegalArgumentException("The details of an audit entry must be plain JSON", failure);
        }
    }
}
