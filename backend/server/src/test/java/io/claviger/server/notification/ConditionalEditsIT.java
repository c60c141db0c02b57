package io.claviger.server.notification;

import static org.hamcrest.Matchers.equalTo;

import io.claviger.server.auth.AccessRole;
import io.claviger.server.testing.ShortWaits;
import io.claviger.server.testing.SignedIn;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two people at the same channel or route: who comes second with what was there before is told, and changes nothing. */
@QuarkusTest
@QuarkusTestResource(ShortWaits.class)
class ConditionalEditsIT {

    @Inject
    Alerts alerts;

    @Inject
    SignedIn signedIn;

    @AfterEach
    void removeWhatWasMade() {
        alerts.remove();
    }

    @Test
    void aChannelThatSomeoneElseChangedIsNeitherOverwrittenNorRemoved() {
        try (Receiver receiver = new Receiver()) {
            UUID channel = alerts.channel(ChannelKind.SLACK_WEBHOOK, receiver)
                    .channel()
                    .id();

            refusesTheSecond(
                    "/api/v1/channels/" + channel,
                    Map.of("name", "first", "kind", "slack-webhook"),
                    Map.of("name", "second", "kind", "slack-webhook"));
        }
    }

    @Test
    void aRouteThatSomeoneElseChangedIsNeitherOverwrittenNorRemoved() {
        try (Receiver receiver = new Receiver()) {
            Channel channel =
                    alerts.channel(ChannelKind.SLACK_WEBHOOK, receiver).channel();
            UUID route = alerts.route("severity == 'HIGH'", channel);

            refusesTheSecond(
                    "/api/v1/routes/" + route,
                    Map.of("name", "first", "channels", List.of(channel.id())),
                    Map.of("name", "second", "channels", List.of(channel.id())));
        }
    }

    private void refusesTheSecond(String path, Map<String, Object> first, Map<String, Object> second) {
        // Given
        String asBothSawIt = admin().get(path).header("ETag");
        Response changed = admin().header("If-Match", asBothSawIt).body(first).put(path);
        // When
        Response overwriting =
                admin().header("If-Match", asBothSawIt).body(second).put(path);
        Response removing = admin().header("If-Match", asBothSawIt).delete(path);
        // Then
        changed.then().statusCode(200);
        overwriting.then().statusCode(412).body("code", equalTo("changed-meanwhile"));
        removing.then().statusCode(412).body("code", equalTo("changed-meanwhile"));
        admin().get(path).then().body("name", equalTo("first")).header("ETag", equalTo(changed.header("ETag")));
    }

    private RequestSpecification admin() {
        return signedIn.as(AccessRole.ADMIN);
    }
}
