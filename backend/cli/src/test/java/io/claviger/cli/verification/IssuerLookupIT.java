package io.claviger.cli.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.engine.inspection.IssuerKeys;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class IssuerLookupIT {

    private static final String KEYS = "{\"keys\":[{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"AA\"}]}";

    @RegisterExtension
    static final VendorServer server = new VendorServer("sso.corp.dev");

    @Test
    void fetchesTheKeysThatTheIssuerNamesAndSendsNothingOfTheToken() {
        // Given
        server.answer(request -> request.uri().equals("/keys")
                ? new VendorServer.Told(200, KEYS)
                : new VendorServer.Told(200, "{\"jwks_uri\":\"https://sso.corp.dev/keys\"}"));
        String token = token("https://sso.corp.dev/realms/main");

        // When
        IssuerKeys keys = new IssuerLookup(server.wire()).keysFor(token);

        // Then
        assertThat(keys.keys()).hasSize(1);
        assertThat(server.asked())
                .extracting(VendorServer.Asked::uri)
                .containsExactly("/realms/main/.well-known/openid-configuration", "/keys");
        assertThat(server.asked().toString()).doesNotContain(token.substring(0, 20));
    }

    @Test
    void followsNeitherARedirectNorAWordToAPrivateAddress() {
        // Given
        server.answer(request -> new VendorServer.Told(302, ""));
        Wire inside = new Wire(
                host -> List.of(InetAddress.ofLiteral("10.1.2.3")),
                server.wire().dialer(),
                server.wire().tls(),
                Duration.ofSeconds(5));

        // When
        IssuerKeys redirected = new IssuerLookup(server.wire()).keysFor(token("https://sso.corp.dev"));
        int asked = server.asked().size();
        IssuerKeys refused = new IssuerLookup(inside).keysFor(token("https://sso.corp.dev"));

        // Then
        assertThat(redirected.because()).isEqualTo("sso.corp.dev does not say where its keys are");
        assertThat(refused.because()).isEqualTo("sso.corp.dev cannot be reached: it is not a public address");
        assertThat(server.asked()).hasSize(asked);
    }

    private static String token(String issuer) {
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        return base64.encodeToString("{\"alg\":\"EdDSA\"}".getBytes(StandardCharsets.UTF_8)) + "."
                + base64.encodeToString(("{\"iss\":\"" + issuer + "\"}").getBytes(StandardCharsets.UTF_8)) + ".AAAA";
    }
}
