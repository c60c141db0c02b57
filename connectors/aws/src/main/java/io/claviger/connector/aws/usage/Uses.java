package io.claviger.connector.aws.usage;

import io.claviger.connector.aws.api.Shape;
import io.claviger.spi.CrawlSink;
import io.claviger.spi.ObjectRef;
import io.claviger.spi.Observation.ConsumerSeen;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Who called with which long-lived key, and with which role, gathered from the records of CloudTrail: each program is a consumer.
 * Sessions of what runs in AWS itself are left out, since the service that runs it tells who holds the role.
 *
 * @see <a href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html">userIdentity</a>
 */
public final class Uses {

    private static final int LONGEST_NAME = 100;
    /** More would say no more of a program. */
    private static final int MOST_ACTIONS = 100;

    private final Map<Use, Seen> uses = new LinkedHashMap<>();
    private final UsedServices services = new UsedServices();

    /** A program that used something. */
    private record Use(ObjectRef what, String program) {}

    /** When it was last seen, from where, how often, and what it did. */
    private record Seen(
            Instant last, @Nullable String region, @Nullable String address, long times, Set<String> actions) {

        Seen and(Seen other) {
            Seen later = other.last.isAfter(last) ? other : this;
            if (actions.size() < MOST_ACTIONS) {
                actions.addAll(other.actions);
            }
            return new Seen(later.last, later.region, later.address, times + other.times, actions);
        }
    }

    /** Takes one record; one that does not say when, or by whom, says nothing. */
    public void note(Shape record) {
        Shape identity = record.part("userIdentity");
        Instant at = record.time("eventTime");
        if (identity == null || at == null) {
            return;
        }
        services.note(record, identity, at);
        ObjectRef what = used(identity, record.text("userAgent"));
        if (what != null) {
            Set<String> action = new TreeSet<>();
            action(record).ifPresent(action::add);
            Seen seen = new Seen(at, record.text("awsRegion"), record.text("sourceIPAddress"), 1, action);
            uses.merge(new Use(what, program(record.text("userAgent"))), seen, Seen::and);
        }
    }

    /** What was called, as the prefix of the service's endpoint and the operation. */
    private static Optional<String> action(Shape record) {
        String name = record.text("eventName");
        return name == null ? Optional.empty() : RecordedCall.service(record).map(service -> service + ":" + name);
    }

    /** A long-lived access key, or the role whose session called. */
    private static @Nullable ObjectRef used(Shape identity, @Nullable String agent) {
        ObjectRef key = RecordedCall.longLivedKey(identity);
        if (key != null) {
            return key;
        }
        Shape context = identity.part("sessionContext");
        Shape issuer = RecordedCall.issuer(identity);
        if (context == null || issuer == null || !"Role".equals(issuer.text("type")) || runsInAws(context, agent)) {
            return null;
        }
        String arn = issuer.text("arn");
        return arn == null ? null : new ObjectRef("aws.role", arn);
    }

    /** An instance, a pod of EKS, a function or a task, or AWS itself on behalf of one. */
    private static boolean runsInAws(Shape context, @Nullable String agent) {
        Shape federation = context.part("webIdFederationData");
        String provider = federation == null ? null : federation.text("federatedProvider");
        boolean pod = provider != null && provider.contains("oidc-provider/oidc.eks.");
        boolean inside = agent != null && (agent.contains("exec-env/AWS_") || agent.endsWith(".amazonaws.com"));
        return pod || inside || context.has("ec2RoleDelivery");
    }

    /** The program's name, without the versions that change every day. */
    private static String program(@Nullable String userAgent) {
        if (userAgent == null || userAgent.isBlank()) {
            return "unknown program";
        }
        String first =
                userAgent.strip().replaceAll("^\\[", "").split("[ /]", 2)[0].replaceAll("[\\[\\]]", "");
        return first.isBlank() ? "unknown program" : first.substring(0, Math.min(LONGEST_NAME, first.length()));
    }

    public void tell(CrawlSink sink) throws InterruptedException {
        services.tell(sink);
        for (Map.Entry<Use, Seen> use : uses.entrySet()) {
            Seen seen = use.getValue();
            ObjectRef what = use.getKey().what();
            String program = use.getKey().program();
            Map<String, Object> attributes = new HashMap<>();
            attributes.put("calls", seen.times());
            if (!seen.actions().isEmpty()) {
                attributes.put("actions", List.copyOf(seen.actions()));
            }
            if (seen.region() != null) {
                attributes.put("region", seen.region());
            }
            if (seen.address() != null) {
                attributes.put("address", seen.address());
            }
            ObjectRef ref = new ObjectRef("aws.program", program + "@" + what.externalId());
            sink.observe(new ConsumerSeen(ref, program, what, seen.last(), attributes));
        }
    }
}
