package io.claviger.server.exposure;

import io.claviger.engine.inspection.IssuerFetch.Fetched;
import io.claviger.engine.inspection.IssuerKeys;
import io.claviger.server.egress.Answer;
import io.claviger.server.egress.GuardedHttp;
import io.claviger.server.egress.GuardedRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Map;

/** Fetches the keys of the issuer that a token names, through the guard. */
@ApplicationScoped
class IssuerLookup {

    private final GuardedHttp http;

    IssuerLookup(GuardedHttp http) {
        this.http = http;
    }

    IssuerKeys keysFor(String text) throws InterruptedException {
        return IssuerKeys.of(text, this::fetched);
    }

    /** Why a host is refused or silent is not told: the answer would map the network that this server stands in. */
    private Fetched fetched(URI place) throws InterruptedException {
        Answer answer = http.send(
                new GuardedRequest(place, Map.of("Accept", "application/json", "User-Agent", "Claviger"), null));
        return switch (answer) {
            case Answer.Response response ->
                response.status() == 200 ? new Fetched.Document(response.body()) : new Fetched.Nothing();
            case Answer.Refused _ -> new Fetched.Unreachable(place.getHost() + " cannot be reached");
            case Answer.Failed _ -> new Fetched.Unreachable(place.getHost() + " cannot be reached");
        };
    }
}
