package io.claviger.server.auth;

import io.claviger.server.Refusal;
import io.claviger.server.audit.Actor;
import io.claviger.server.audit.ActorSource;
import io.quarkus.arc.Arc;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/** Who acts now: the caller of the current request, or the system where there is no request. */
@ApplicationScoped
public class CurrentUser implements ActorSource {

    private final Caller caller;

    CurrentUser(Caller caller) {
        this.caller = caller;
    }

    public Optional<Principal> find() {
        return Arc.container().requestContext().isActive() ? Optional.ofNullable(caller.principal()) : Optional.empty();
    }

    /** The caller of this request, who must be signed in. */
    public Principal get() {
        return find().orElseThrow(() -> Refusal.of(
                Refusal.Kind.UNAUTHENTICATED,
                "not-signed-in",
                "Send an API token as 'Authorization: Bearer clv_…', or sign in with POST /api/v1/session"));
    }

    @Override
    public Actor currentActor() {
        return find().map(Principal::actor).orElse(Actor.SYSTEM);
    }

    @Override
    public @Nullable String correlationId() {
        Object id = MDC.get("correlationId");
        return id == null ? null : id.toString();
    }
}
