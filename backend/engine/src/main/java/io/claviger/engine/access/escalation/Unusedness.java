package io.claviger.engine.access.escalation;

import io.claviger.engine.access.account.IamPrincipal;
import io.claviger.engine.access.account.Login;
import io.claviger.engine.access.account.Usage;
import io.claviger.engine.access.escalation.PrincipalReview.Unused;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What of a principal has not been used for 90 days. What was made since then has time yet. */
final class Unusedness {

    private static final Duration LONG = Duration.ofDays(90);

    private final List<Unused> unused = new ArrayList<>();
    private final Instant limit;

    private Unusedness(Instant limit) {
        this.limit = limit;
    }

    /** @param login null when no credential report tells of it */
    static List<Unused> of(IamPrincipal principal, @Nullable Login login, Instant now) {
        Unusedness found = new Unusedness(now.minus(LONG));
        Usage usage = principal.usage();
        if (usage.known()) {
            found.add("role", principal.name(), usage.created(), usage.lastUsed());
        }
        usage.services().forEach((service, used) -> found.add("service", service, null, used));
        if (login != null) {
            if (Boolean.TRUE.equals(login.password())) {
                found.add("password", principal.name(), usage.created(), login.passwordUsed());
            }
            login.keys().stream()
                    .filter(Login.Key::active)
                    .forEach(key -> found.add("access-key", String.valueOf(key.number()), key.created(), key.used()));
        }
        return found.unused;
    }

    private void add(String kind, String name, @Nullable Instant created, @Nullable Instant used) {
        boolean young = created != null && created.isAfter(limit);
        boolean recent = used != null && used.isAfter(limit);
        if (!young && !recent) {
            unused.add(new Unused(kind, name, Instant.MIN.equals(used) ? null : used));
        }
    }
}
