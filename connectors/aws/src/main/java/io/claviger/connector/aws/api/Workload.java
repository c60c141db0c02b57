package io.claviger.connector.aws.api;

import io.claviger.spi.ObjectRef;
import io.claviger.spi.Observation.ConsumerSeen;
import io.claviger.spi.Observation.ResourceSeen;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that runs, and may hold a role: told as a resource that can be reached, and as a consumer of the role.
 *
 * @param ref such as {@code aws.lambda-function} and its ARN
 * @param role the ARN of the role, its name, or {@code null} when it holds none
 */
public record Workload(ObjectRef ref, String name, @Nullable String role, Map<String, Object> attributes) {

    public void tell(Visit visit) throws InterruptedException {
        Account account = visit.session().account();
        visit.sink().observe(new ResourceSeen(ref, name, new ObjectRef("aws.account", account.id()), attributes));
        holds(visit, role, null);
    }

    /** Tells one more role that it holds. */
    public void holds(Visit visit, @Nullable String other, @Nullable Instant lastSeen) throws InterruptedException {
        if (other != null && !other.isBlank()) {
            Account account = visit.session().account();
            String arn = other.startsWith("arn:")
                    ? other
                    : "arn:" + account.partition() + ":iam::" + account.id() + ":role/" + other;
            visit.sink().observe(new ConsumerSeen(ref, name, new ObjectRef("aws.role", arn), lastSeen, Map.of()));
        }
    }

    /** Hands over text of it, such as its environment variables. */
    public void text(Visit visit, String what, @Nullable Instant written, String content) throws InterruptedException {
        ObjectRef place = new ObjectRef("aws.text", ref.externalId() + "#" + what);
        visit.text(place, ref, name + ", " + what, written, content);
    }
}
