package io.claviger.engine.inspection;

import io.claviger.engine.inspection.IssuerFetch.Fetched.Document;
import io.claviger.engine.inspection.IssuerFetch.Fetched.Nothing;
import io.claviger.engine.inspection.IssuerFetch.Fetched.Unreachable;
import io.claviger.engine.json.JsonReader;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The public keys of an issuer: a JWK set (RFC 7517), or the reason why there is none.
 *
 * @param because why there are no keys; empty when there are
 */
public record IssuerKeys(List<Map<String, @Nullable Object>> keys, String because) {

    public IssuerKeys {
        keys = List.copyOf(keys);
    }

    public static IssuerKeys none(String because) {
        return new IssuerKeys(List.of(), because);
    }

    /** Reads a JWK set. */
    @SuppressWarnings("unchecked")
    public static IssuerKeys parse(String json) {
        Map<String, @Nullable Object> set = JsonReader.readObject(json);
        if (set == null || !(set.get("keys") instanceof List<?> listed)) {
            return none("what is served there is no JWK set");
        }
        List<Map<String, @Nullable Object>> keys = new ArrayList<>();
        for (Object key : listed) {
            if (key instanceof Map<?, ?>) {
                keys.add((Map<String, @Nullable Object>) key);
            }
        }
        return keys.isEmpty() ? none("the JWK set is empty") : new IssuerKeys(keys, "");
    }

    /**
     * The keys of the issuer that a token names, by OpenID Connect Discovery 1.0 or RFC 8414. Nothing of the token is handed
     * to who fetches.
     */
    public static <E extends Exception> IssuerKeys of(String text, IssuerFetch<E> fetch) throws E {
        List<URI> places = discovery(text);
        if (places.isEmpty()) {
            return none("it names no issuer with https whose keys could be fetched");
        }
        String host = places.getFirst().getHost();
        for (URI place : places) {
            IssuerFetch.Fetched metadata = fetch.from(place);
            if (metadata instanceof Unreachable unreachable) {
                return none(unreachable.because());
            }
            Optional<URI> keys = metadata.text().flatMap(IssuerKeys::keysAt);
            if (keys.isPresent()) {
                return switch (fetch.from(keys.get())) {
                    case Document served -> parse(served.body());
                    case Nothing _ -> none(host + " does not serve its keys");
                    case Unreachable unreachable -> none(unreachable.because());
                };
            }
        }
        return none(host + " does not say where its keys are");
    }

    /**
     * Where the issuer that a token names says where its keys are: OpenID Connect Discovery 1.0, section 4, then RFC 8414,
     * section 3. Empty when the token is no JWT, or its issuer is no URL with https.
     */
    static List<URI> discovery(String text) {
        Optional<JsonWebToken> token = JsonWebToken.parse(Pasted.of(text).token());
        String issuer = token.map(jwt -> jwt.text("iss")).orElse("");
        if (!issuer.startsWith("https://")
                || issuer.length() > 500
                || token.orElseThrow().algorithm().startsWith("HS")) {
            return List.of();
        }
        try {
            URI uri = new URI(issuer.replaceAll("/+$", ""));
            if (uri.getHost() == null || uri.getRawUserInfo() != null || uri.getRawQuery() != null) {
                return List.of();
            }
            String path = uri.getRawPath() == null ? "" : uri.getRawPath();
            String origin = "https://" + uri.getRawAuthority();
            return List.of(
                    new URI(origin + path + "/.well-known/openid-configuration"),
                    new URI(origin + "/.well-known/oauth-authorization-server" + path));
        } catch (URISyntaxException malformed) {
            return List.of();
        }
    }

    /** Where the keys are, after the issuer's metadata. */
    static Optional<URI> keysAt(String metadata) {
        Map<String, @Nullable Object> object = JsonReader.readObject(metadata);
        if (object == null || !(object.get("jwks_uri") instanceof String uri) || !uri.startsWith("https://")) {
            return Optional.empty();
        }
        try {
            return Optional.of(new URI(uri));
        } catch (URISyntaxException malformed) {
            return Optional.empty();
        }
    }
}
