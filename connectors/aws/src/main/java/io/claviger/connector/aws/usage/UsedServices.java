package io.claviger.connector.aws.usage;

import io.claviger.connector.aws.api.Shape;
import io.claviger.spi.CrawlSink;
import io.claviger.spi.ObjectRef;
import io.claviger.spi.Observation.GrantSeen;
import io.claviger.spi.Observation.Privilege;
import io.claviger.spi.Observation.ResourceSeen;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which services users and roles called, and by which actions, gathered from the records of CloudTrail: an edge for each of them in
 * each region. It says what was used, and never what was not: the records are of a day.
 */
final class UsedServices {

    /** More would say no more of whom a policy could be narrowed for. */
    private static final int MOST_ACTIONS = 100;

    private final Map<Call, Seen> calls = new LinkedHashMap<>();

    /** Who called what where. */
    private record Call(ObjectRef who, String service, String region) {}

    /** By which actions, and on which day last. */
    private record Seen(LocalDate last, Map<String, Object> actions) {

        Seen and(Seen other) {
            if (actions.size() < MOST_ACTIONS) {
                actions.putAll(other.actions);
            }
            return new Seen(last.isAfter(other.last) ? last : other.last, actions);
        }
    }

    void note(Shape record, Shape identity, Instant at) {
        ObjectRef who = RecordedCall.who(identity);
        String action = record.text("eventName");
        String region = record.text("awsRegion");
        Optional<String> service = RecordedCall.service(record);
        if (who != null && action != null && region != null && service.isPresent()) {
            Map<String, Object> actions = new TreeMap<>();
            actions.put(action, true);
            Seen seen = new Seen(LocalDate.ofInstant(at, ZoneOffset.UTC), actions);
            calls.merge(new Call(who, service.get(), region), seen, Seen::and);
        }
    }

    void tell(CrawlSink sink) throws InterruptedException {
        Set<String> services = new TreeSet<>();
        for (Map.Entry<Call, Seen> one : calls.entrySet()) {
            Call call = one.getKey();
            if (services.add(call.service())) {
                sink.observe(resource(call.service()));
            }
            Map<String, Object> attributes = new HashMap<>();
            attributes.put("used", true);
            attributes.put("lastUsedAt", one.getValue().last().toString());
            attributes.put("actions", one.getValue().actions());
            sink.observe(new GrantSeen(
                    call.who(),
                    "called in " + call.region(),
                    resource(call.service()).ref(),
                    Privilege.NONE,
                    attributes));
        }
    }

    /** A service, by its prefix in the names of actions: told alike by whatever tells of it. */
    static ResourceSeen resource(String prefix) {
        return new ResourceSeen(new ObjectRef("aws.service", prefix), prefix, null, Map.of());
    }
}
