package io.claviger.connector.aws.usage;

import io.claviger.connector.aws.api.Calls;
import io.claviger.connector.aws.api.Shape;
import io.claviger.connector.aws.api.Visit;
import io.claviger.spi.ConnectorException;
import io.claviger.spi.ConnectorException.Category;
import io.claviger.spi.Problem;
import java.time.Duration;
import java.time.Instant;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.Event;
import software.amazon.awssdk.services.cloudtrail.model.LookupEventsResponse;

/**
 * The calls of the last day, and since the usage stream was last told: from the files of a trail where the settings name a bucket,
 * and else asked of CloudTrail, which gives fifty events a call and two calls a second: a day of a busy account is cut off, and told.
 */
public final class CloudTrailService {

    static final Duration WINDOW = Duration.ofDays(1);
    private static final int MOST_PAGES = 400;

    private CloudTrailService() {}

    public static void read(Visit visit) throws ConnectorException, InterruptedException {
        CallLog log = new CallLog(visit.usage());
        if (visit.settings().trail().isPresent()) {
            new TrailBucket(visit, visit.settings().trail().get()).read(log);
        } else {
            lookUp(visit, log);
        }
        log.tell(visit.sink());
    }

    /** From when on records are read: the last day's, and what the usage stream lacks. */
    static Instant begin(Instant now, CallLog log) {
        Instant yesterday = now.minus(WINDOW);
        return log.since().filter(since -> since.isBefore(yesterday)).orElse(yesterday);
    }

    private static void lookUp(Visit visit, CallLog log) throws ConnectorException, InterruptedException {
        CloudTrailClient client = visit.session().client(CloudTrailClient.builder());
        Instant now = visit.session().now();
        Instant from = begin(now, log);
        int[] pages = {0};
        visit.calls()
                .pages(
                        "cloudtrail:LookupEvents",
                        token -> client.lookupEvents(request ->
                                request.startTime(from).maxResults(50).nextToken(token)),
                        page -> ++pages[0] < MOST_PAGES ? page.nextToken() : null,
                        (LookupEventsResponse page) -> Calls.Each.of(page.events(), event -> note(event, log)));
        if (pages[0] >= MOST_PAGES) {
            cutOff(visit, "There are more than " + MOST_PAGES * 50 + " events");
        }
        log.reached(now);
    }

    static void cutOff(Visit visit, String what) throws InterruptedException {
        visit.sink()
                .problem(new Problem(
                        Category.RATE_LIMITED,
                        "the calls of the last day",
                        what + "; the older ones were not read",
                        "Nothing: the newest were read, and what was seen before is kept"));
    }

    private static void note(Event event, CallLog log) throws InterruptedException {
        if (event.cloudTrailEvent() == null) {
            return;
        }
        Shape record;
        try {
            record = Shape.of(event.cloudTrailEvent());
        } catch (IllegalArgumentException unreadable) {
            return; // one event without its record says nothing about who called
        }
        Instant at = record.time("eventTime");
        log.note(
                record,
                at != null && log.since().map(since -> !at.isBefore(since)).orElse(true));
    }
}
