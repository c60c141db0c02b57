package io.claviger.cli.verification;

import io.claviger.engine.inspection.IssuerFetch.Fetched;
import io.claviger.engine.inspection.IssuerKeys;
import io.claviger.engine.verification.Question;
import io.claviger.engine.verification.Reply;
import java.io.IOException;
import java.net.URI;
import java.util.Map;

/** Fetches the keys of the issuer that a token names, from public addresses only, over TLS, without following redirects. */
public final class IssuerLookup {

    private final Wire wire;

    public IssuerLookup(Wire wire) {
        this.wire = wire;
    }

    public IssuerKeys keysFor(String text) {
        return IssuerKeys.of(text, this::fetched);
    }

    private Fetched fetched(URI place) {
        if (place.getHost() == null || place.getPort() != -1 && place.getPort() != 443) {
            return new Fetched.Nothing();
        }
        Question question = new Question(place, Map.of("Accept", "application/json", "User-Agent", "Claviger"), null);
        try {
            Reply reply = new Exchange(wire).send(question, wire.publicAddress(place.getHost()));
            return reply.status() == 200 ? new Fetched.Document(reply.body()) : new Fetched.Nothing();
        } catch (IOException unreachable) {
            return new Fetched.Unreachable(place.getHost() + " cannot be reached"
                    + (unreachable instanceof Wire.NotPublic ? ": it is not a public address" : ""));
        }
    }
}
