package io.claviger.connector.aws.usage;

import io.claviger.connector.aws.api.Service;
import io.claviger.connector.aws.api.Shape;
import io.claviger.connector.aws.api.Visit;
import io.claviger.spi.ConnectorException;
import io.claviger.spi.ConnectorException.Category;
import io.claviger.spi.ObjectRef;
import io.claviger.spi.Observation.ConsumerSeen;
import io.claviger.spi.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.Event;
import software.amazon.awssdk.services.cloudtrail.model.LookupEventsResponse;

/**
 * Who called with which long-lived key in the last day, and with which roles: each program that CloudTrail saw is a consumer of the
 * key or role. CloudTrail gives fifty events a call and two calls a second, so a day of a busy account is cut off, and told.
 */
public final class CloudTrailService implements Service {

    private static final Duration WINDOW = Duration.ofDays(1);
    private static final int MOST_PAGES = 400;

    @Override
    public String name() {
        return "cloudtrail";
    }

    @Override
    public String title() {
        return "Calls of the last day";
    }

    @Override
    public Span span() {
        return Span.REGION;
    }

    @Override
    public void read(Visit visit) throws ConnectorException, InterruptedException {
        CloudTrailClient client = visit.session().client(CloudTrailClient.builder());
        Instant from = visit.session().now().minus(WINDOW);
        Map<Use, Seen> uses = new LinkedHashMap<>();
        int[] pages = {0};
        visit.calls()
                .pages(
                        "cloudtrail:LookupEvents",
                        token -> client.lookupEvents(request ->
                                request.startTime(from).maxResults(50).nextToken(token)),
                        page -> ++pages[0] < MOST_PAGES ? page.nextToken() : null,
                        (LookupEventsResponse page) -> page.events().forEach(event -> note(event, uses)));
        for (Map.Entry<Use, Seen> use : uses.entrySet()) {
            tell(visit, use.getKey(), use.getValue());
        }
        if (pages[0] >= MOST_PAGES) {
            visit.sink()
                    .problem(new Problem(
                            Category.RATE_LIMITED,
                            "the calls of the last day",
                            "There are more than " + MOST_PAGES * 50 + " events; the older ones were not read",
                            "Nothing: the newest events were read, and what was seen before is kept"));
        }
    }

    /** A program that used something. */
    private record Use(ObjectRef what, String program) {}

    /** When it was last seen, from where, and how often. */
    private record Seen(Instant last, @Nullable String address, long times) {}

    private static void note(Event event, Map<Use, Seen> uses) {
        if (event.cloudTrailEvent() == null || event.eventTime() == null) {
            return;
        }
        Shape record;
        try {
            record = Shape.of(event.cloudTrailEvent());
        } catch (IllegalArgumentException unreadable) {
            return; // one event without its record says nothing about who called
        }
        ObjectRef what = used(record.part("userIdentity"));
        if (what != null) {
            Use use = new Use(what, program(record.text("userAgent")));
            Seen seen = uses.get(use);
            Instant at = event.eventTime();
            uses.put(
                    use,
                    seen == null || at.isAfter(seen.last())
                            ? new Seen(at, record.text("sourceIPAddress"), seen == null ? 1 : seen.times() + 1)
                            : new Seen(seen.last(), seen.address(), seen.times() + 1));
        }
    }

    /** A long-lived access key, or the role whose session called. */
    private static @Nullable ObjectRef used(@Nullable Shape identity) {
        if (identity == null) {
            return null;
        }
        String key = identity.text("accessKeyId");
        if (key != null && key.startsWith("AKIA")) {
            return new ObjectRef("aws.access-key", key);
        }
        Shape context = identity.part("sessionContext");
        Shape issuer = context == null ? null : context.part("sessionIssuer");
        if (issuer == null || !"Role".equals(issuer.text("type"))) {
            return null;
        }
        String arn = issuer.text("arn");
        return arn == null ? null : new ObjectRef("aws.role", arn);
    }

    /** The program's name, without the versions that change every day. */
    private static String program(@Nullable String userAgent) {
        if (userAgent == null || userAgent.isBlank()) {
            return "unknown program";
        }
        String first = userAgent.strip().split("[ /]", 2)[0].replaceAll("[\\[\\]]", "");
        return first.isBlank() ? "unknown program" : first.substring(0, Math.min(100, first.length()));
    }

    private static void tell(Visit visit, Use use, Seen seen) throws InterruptedException {
        Map<String, Object> attributes = new HashMap<>();
        attributes.put("region", visit.session().region());
        if (seen.address() != null) {
            attributes.put("address", seen.address());
        }
        attributes.put("calls", seen.times());
        visit.sink()
                .observe(new ConsumerSeen(
                        new ObjectRef(
                                "aws.program", use.program() + "@" + use.what().externalId()),
                        use.program(),
                        use.what(),
                        seen.last(),
                        attributes));
    }
}
