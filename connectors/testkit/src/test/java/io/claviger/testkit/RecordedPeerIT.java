package io.claviger.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecordedPeerIT {

    private final HttpClient client = HttpClient.newHttpClient();
    private RecordedPeer peer;

    @BeforeEach
    void start() throws IOException {
        peer = RecordedPeer.replaying(RecordedPeerIT.class, "keys.json");
    }

    @AfterEach
    void stop() {
        peer.close();
        client.close();
    }

    @Test
    void answersAsItWasRecordedWithItsPresentAddress() throws Exception {
        // When
        HttpResponse<String> answer = get("/keys?page=1");

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"items\":[{\"id\":1},{\"id\":2}]}");
        assertThat(answer.headers().firstValue("Link")).contains("<" + peer.address() + "/keys?page=2>; rel=\"next\"");
        assertThat(peer.requests()).containsExactly("GET /keys?page=1");
    }

    @Test
    void answersARepeatedRequestInTurnAndThenTheLastOne() throws Exception {
        // When
        String answers =
                get("/jobs/1").body() + get("/jobs/1").body() + get("/jobs/1").body();

        // Then
        assertThat(answers).isEqualTo("{\"state\":\"running\"}{\"state\":\"done\"}{\"state\":\"done\"}");
    }

    @Test
    void keepsWhatWasNeverRecorded() throws Exception {
        // When
        HttpResponse<String> answer = get("/secrets");

        // Then
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(peer.unexpected()).containsExactly("GET /secrets");
    }

    @Test
    void asksForAPauseAndAnswersAfterwards() throws Exception {
        // Given
        peer.fail(new Fault.RateLimited(Duration.ofSeconds(7)), 1);

        // When
        HttpResponse<String> first = get("/keys?page=1");
        HttpResponse<String> second = get("/keys?page=1");

        // Then
        assertThat(first.statusCode()).isEqualTo(429);
        assertThat(first.headers().firstValue("Retry-After")).contains("7");
        assertThat(second.statusCode()).isEqualTo(200);
    }

    @Test
    void failsAsOftenAsItWasTold() throws Exception {
        // Given
        peer.fail(new Fault.Failing(503), 2);

        // When
        int[] statuses = {
            get("/jobs/1").statusCode(),
            get("/jobs/1").statusCode(),
            get("/jobs/1").statusCode()
        };

        // Then
        assertThat(statuses).containsExactly(503, 503, 200);
    }

    @Test
    void endsInTheMiddleOfAnAnswer() {
        // Given
        peer.fail(new Fault.Truncated(), 1);

        // Then
        assertThatThrownBy(() -> get("/keys?page=1")).isInstanceOf(IOException.class);
    }

    @Test
    void takesLongerThanAnyoneWaits() {
        // Given
        peer.fail(new Fault.Slow(Duration.ofMinutes(5)), 1);

        // Then
        assertThatThrownBy(() -> get("/keys?page=1")).isInstanceOf(HttpTimeoutException.class);
    }

    @Test
    void listsTheSameInAnotherOrder() throws Exception {
        // Given
        peer.fail(new Fault.Reordered(), 1);

        // When
        String body = get("/keys?page=1").body();

        // Then
        assertThat(body).isEqualTo("{\"items\":[{\"id\":2},{\"id\":1}]}");
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(peer.address() + path))
                        .timeout(Duration.ofMillis(1500))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
