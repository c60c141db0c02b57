package io.claviger.server.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigningSecretTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final Instant TIME = Instant.ofEpochSecond(1614265330);

    @Test
    void signsTheExampleOfTheSpecification() {
        // Given
        List<SigningSecret> secrets = List.of(SigningSecret.parse(SECRET));
        // When
        Map<String, String> headers =
                SignedHeaders.of("msg_p5jXN8AQM9LWM0D4loKWxJek", TIME, "{\"test\": 2432232314}", secrets);
        // Then
        assertThat(headers)
                .containsEntry("webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek")
                .containsEntry("webhook-timestamp", "1614265330")
                .containsEntry("webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void signsTheFirstTestOfRfc8032() {
        // Given
        byte[] seed = HexFormat.of().parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
        SigningSecret secret = SigningSecret.parse("whsk_" + Base64.getEncoder().encodeToString(seed));
        // When
        String signature = secret.sign("");
        // Then
        String expected =
                "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b"
                        + "d25bf5f0595bbe24655141438e7a100b";
        assertThat(signature)
                .isEqualTo("v1a,"
                        + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(expected)));
    }

    @Test
    void aReceiverVerifiesTheAsymmetricSignatureWithThePublicKeyAlone() throws Exception {
        // Given
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        byte[] seed = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
        SigningSecret secret = SigningSecret.parse("whsk_" + Base64.getEncoder().encodeToString(seed));
        // When
        String signature = secret.sign("id.1.{}");
        // Then
        Signature verifier = Signature.getInstance("Ed25519");
        verifier.initVerify(pair.getPublic());
        verifier.update("id.1.{}".getBytes(StandardCharsets.UTF_8));
        assertThat(verifier.verify(Base64.getDecoder().decode(signature.substring("v1a,".length()))))
                .isTrue();
    }

    @Test
    void everySecretAddsASignatureSoThatKeysRotateWithoutAGap() {
        List<SigningSecret> secrets = List.of(SigningSecret.random(), SigningSecret.parse(SECRET));

        Map<String, String> headers = SignedHeaders.of("id", TIME, "{}", secrets);

        assertThat(headers)
                .containsEntry(
                        "webhook-signature",
                        secrets.getFirst().sign("id.1614265330.{}") + " "
                                + secrets.get(1).sign("id.1614265330.{}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hunter2hunter2hunter2hunter2", "whsec_!!", "whsec_aGk=", "whsk_aGk=", "whpk_aGk="})
    void refusesOtherFormsWithoutRepeatingThem(String text) {
        assertThatThrownBy(() -> SigningSecret.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining(text.substring(text.indexOf('_') + 1));
    }

    @Test
    void doesNotShowItself() {
        assertThat(SigningSecret.parse(SECRET)).hasToString("[secret]");
    }
}
