package io.claviger.cli.verification;

import io.claviger.engine.inspection.IssuerKeys;
import io.claviger.engine.verification.Question;
import io.claviger.engine.verification.Reply;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Fetches the keys of the issuer that a token names. The token's word is not trusted: only public addresses are reached,
 * only over TLS, redirects are not followed, and nothing of the token is sent.
 */
public final class IssuerLookup {

    private final Wire wire;

    public IssuerLookup(Wire wire) {
        this.wire = wire;
    }

    public IssuerKeys keysFor(String text) {
        List<URI> places = IssuerKeys.discovery(text);
        if (places.isEmpty()) {
            return IssuerKeys.none("it names no issuer with https whose keys could be fetched");
        }
        String host = places.getFirst().getHost();
        try {
            for (URI place : places) {
                Optional<URI> keys = fetched(place).flatMap(IssuerKeys::keysAt);
                if (keys.isPresent()) {
                    return fetched(keys.get())
                            .map(IssuerKeys::parse)
                            .orElseGet(() -> IssuerKeys.none(host + " does not serve its keys"));
                }
            }
            return IssuerKeys.none(host + " does not say where its keys are");
        } catch (IOException unreachable) {
            return IssuerKeys.none(host + " cannot be reached"
                    + (unreachable instanceof Wire.NotPublic ? ": it is not a public address" : ""));
        }
    }

    private Optional<String> fetched(URI place) throws IOException {
        if (place.getHost() == null || place.getPort() != -1 && place.getPort() != 443) {
            return Optional.empty();
        }
        Question question = new Question(place, Map.of("Accept", "application/json", "User-Agent", "Claviger"), null);
        Reply reply = new Exchange(wire).send(question, wire.publicAddress(place.getHost()));
        return reply.status() == 200 ? Optional.of(reply.body()) : Optional.empty();
    }
}
