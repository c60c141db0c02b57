package io.claviger.engine.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.engine.inspection.IssuerFetch.Fetched;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IssuerKeysTest {

    private static final String METADATA = "{\"jwks_uri\":\"https://keys.corp.dev/keys\"}";
    private static final String KEYS = "{\"keys\":[{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"AA\"}]}";
    private static final String OPEN_ID = "https://sso.corp.dev/realms/main/.well-known/openid-configuration";
    private static final String OAUTH = "https://sso.corp.dev/.well-known/oauth-authorization-server/realms/main";
    private static final String JWKS = "https://keys.corp.dev/keys";

    private final String token = MadeTokens.jwt(Map.of("iss", "https://sso.corp.dev/realms/main"));
    private final List<String> asked = new ArrayList<>();

    @Test
    void asksTheSecondPlaceWhereTheFirstServesNothing() {
        // When
        IssuerKeys keys = keysOf(Map.of(OAUTH, new Fetched.Document(METADATA), JWKS, new Fetched.Document(KEYS)));

        // Then
        assertThat(keys.keys()).hasSize(1);
        assertThat(asked).containsExactly(OPEN_ID, OAUTH, JWKS);
    }

    @Test
    void asksAHostThatDoesNotAnswerOnlyOnce() {
        // When
        IssuerKeys keys = keysOf(Map.of(OPEN_ID, new Fetched.Unreachable("sso.corp.dev cannot be reached")));

        // Then
        assertThat(keys.because()).isEqualTo("sso.corp.dev cannot be reached");
        assertThat(asked).containsExactly(OPEN_ID);
    }

    @Test
    void saysWhyThereAreNoKeys() {
        assertThat(keysOf(Map.of()).because()).isEqualTo("sso.corp.dev does not say where its keys are");
        assertThat(keysOf(Map.of(OPEN_ID, new Fetched.Document(METADATA))).because())
                .isEqualTo("sso.corp.dev does not serve its keys");
        assertThat(keysOf(Map.of(
                                OPEN_ID,
                                new Fetched.Document(METADATA),
                                JWKS,
                                new Fetched.Unreachable("keys.corp.dev cannot be reached")))
                        .because())
                .isEqualTo("keys.corp.dev cannot be reached");
    }

    @Test
    void asksNobodyAboutATokenThatNamesNoIssuer() {
        // When
        IssuerKeys keys = IssuerKeys.of("a token", this::nothing);

        // Then
        assertThat(keys.because()).contains("names no issuer");
        assertThat(asked).isEmpty();
    }

    private Fetched nothing(URI place) {
        asked.add(place.toString());
        return new Fetched.Nothing();
    }

    private IssuerKeys keysOf(Map<String, Fetched> served) {
        return IssuerKeys.of(token, place -> {
            asked.add(place.toString());
            return served.getOrDefault(place.toString(), new Fetched.Nothing());
        });
    }
}
