package io.claviger.connector.aws.data;

import io.claviger.connector.aws.api.Calls;
import io.claviger.connector.aws.api.Visit;
import io.claviger.spi.ConnectorException;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.EventBus;
import software.amazon.awssdk.services.eventbridge.model.ListEventBusesResponse;

/** Event buses of EventBridge. */
public final class EventBusService {

    private EventBusService() {}

    public static void read(Visit visit) throws ConnectorException, InterruptedException {
        EventBridgeClient events = visit.session().client(EventBridgeClient.builder());
        visit.calls()
                .pages(
                        "events:ListEventBuses",
                        token -> events.listEventBuses(request -> request.nextToken(token)),
                        ListEventBusesResponse::nextToken,
                        page -> Calls.Each.of(page.eventBuses(), bus -> tell(visit, bus)));
    }

    private static void tell(Visit visit, EventBus bus) throws ConnectorException, InterruptedException {
        new DataStore(visit, "aws.event-bus", bus.arn(), bus.name())
                .withPolicy(bus::policy)
                .tell();
    }
}
