package io.claviger.server.exposure;

import io.claviger.engine.inspection.IssuerKeys;
import io.claviger.server.egress.Answer;
import io.claviger.server.egress.GuardedHttp;
import io.claviger.server.egress.GuardedRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Fetches the keys of the issuer that a token names, through the guard; nothing of the token is sent. */
@ApplicationScoped
class IssuerLookup {

    private final GuardedHttp http;

    IssuerLookup(GuardedHttp http) {
        this.http = http;
    }

    IssuerKeys keysFor(String text) throws InterruptedException {
        List<URI> places = IssuerKeys.discovery(text);
        if (places.isEmpty()) {
            return IssuerKeys.none("it names no issuer with https whose keys could be fetched");
        }
        String host = places.getFirst().getHost();
        for (URI place : places) {
            Optional<URI> keys = fetched(place).flatMap(IssuerKeys::keysAt);
            if (keys.isPresent()) {
                return fetched(keys.get())
                        .map(IssuerKeys::parse)
                        .orElseGet(() -> IssuerKeys.none(host + " does not serve its keys"));
            }
        }
        return IssuerKeys.none(host + " cannot be reached, or does not say where its keys are");
    }

    private Optional<String> fetched(URI place) throws InterruptedException {
        Answer answer = http.send(
                new GuardedRequest(place, Map.of("Accept", "application/json", "User-Agent", "Claviger"), null));
        return answer instanceof Answer.Response response && response.status() == 200
                ? Optional.of(response.body())
                : Optional.empty();
    }
}
