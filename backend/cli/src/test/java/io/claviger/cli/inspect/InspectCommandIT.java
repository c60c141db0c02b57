package io.claviger.cli.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.cli.Claviger;
import io.claviger.engine.json.JsonPointer;
import io.claviger.engine.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectCommandIT {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    @TempDir
    private Path folder;

    private record Run(int code, String out, String err) {}

    @Test
    void tellsWhatAJwtIsAndWhatIsWrongWithIt() {
        // Given
        String token = part("{\"alg\":\"none\"}") + "." + part("{\"sub\":\"ci\",\"email\":\"jo@corp.dev\"}") + ".";

        // When
        Run run = inspect(token, "--offline", "--format", "json");

        // Then
        Object answer = JsonReader.read(run.out().strip());
        assertThat(run.code()).isEqualTo(1);
        assertThat(JsonPointer.find(answer, "/format")).isEqualTo("JWT");
        assertThat(JsonPointer.find(answer, "/claims/email")).isEqualTo("j…@corp.dev");
        assertThat(JsonPointer.find(answer, "/checks/0/result")).isEqualTo("FAIL");
        for (String field : List.of("kind", "provider", "issuedAt", "expiresAt", "lifetime", "verdict", "exposures")) {
            assertThat(run.out()).contains("\"" + field + "\":");
        }
    }

    @Test
    void checksTheSignatureAgainstGivenKeys() throws GeneralSecurityException, IOException {
        // Given
        KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        byte[] encoded = keys.getPublic().getEncoded();
        String x = BASE64.encodeToString(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
        Path jwks = Files.writeString(
                folder.resolve("keys.json"),
                "{\"keys\":[{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"kid\":\"k\",\"x\":\"" + x + "\"}]}");
        long now = Instant.now().getEpochSecond();
        String signed = part("{\"alg\":\"EdDSA\",\"kid\":\"k\",\"typ\":\"at+jwt\"}") + "."
                + part("{\"iss\":\"https://sso.corp.dev\",\"sub\":\"ci\",\"aud\":\"api\",\"jti\":\"1\",\"iat\":" + now
                        + ",\"nbf\":" + now + ",\"exp\":" + (now + 900) + "}");
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(keys.getPrivate());
        signature.update(signed.getBytes(StandardCharsets.US_ASCII));
        String token = signed + "." + BASE64.encodeToString(signature.sign());

        // When
        Run run = inspect("Bearer " + token, "--jwks", jwks.toString());

        // Then
        assertThat(run.out()).contains("CONFIRMED", "PASS    Signature valid", "RFC 8725");
        assertThat(run.code()).isZero();
        assertThat(run.out() + run.err()).doesNotContain(token);
    }

    @Test
    void refusesATokenAsAnArgumentWithoutRepeatingIt() {
        // When
        Run run = inspect("", "made-for-this-test");

        // Then
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("standard input").doesNotContain("made-for-this-test");
    }

    @Test
    void saysThatNothingWasGiven() {
        assertThat(inspect(" \n").code()).isEqualTo(2);
        assertThat(inspect(" \n").err()).contains("claviger inspect < token.txt");
        assertThat(inspect("x".repeat(70_000)).err()).contains("too long for one token");
    }

    @Test
    void readsKeysThatAreNoText() throws GeneralSecurityException {
        for (String algorithm : List.of("RSA", "Ed25519")) {
            byte[] der = KeyPairGenerator.getInstance(algorithm)
                    .generateKeyPair()
                    .getPrivate()
                    .getEncoded();
            Run run = inspect(der, "--offline", "--format", "json");
            assertThat(JsonPointer.find(JsonReader.read(run.out().strip()), "/format"))
                    .as(algorithm)
                    .isEqualTo("KEY");
        }
    }

    @Test
    void readsAnEncryptedKeyAndAPublicKeyThatAreNoText() throws GeneralSecurityException, IOException {
        // Given
        KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        String scheme = "PBEWithSHA1AndDESede";
        Cipher cipher = Cipher.getInstance(scheme);
        cipher.init(
                Cipher.ENCRYPT_MODE,
                SecretKeyFactory.getInstance(scheme).generateSecret(new PBEKeySpec("made-here".toCharArray())));
        byte[] encrypted = new EncryptedPrivateKeyInfo(
                        cipher.getParameters(), cipher.doFinal(keys.getPrivate().getEncoded()))
                .getEncoded();

        // Then
        assertThat(inspect(encrypted, "--offline").out()).contains("It is encrypted with a passphrase");
        assertThat(inspect(keys.getPublic().getEncoded(), "--offline").out()).startsWith("Public key");
    }

    @Test
    void tellsAStoreOfKeysAsWhatItIs() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        store.store(file, "changeit".toCharArray());
        assertThat(inspect(file.toByteArray(), "--offline").out())
                .startsWith("Store of keys and certificates (PKCS 12)")
                .contains("It is not opened");
    }

    private static Run inspect(String text, String... more) {
        return inspect(text.getBytes(StandardCharsets.UTF_8), more);
    }

    private static Run inspect(byte[] text, String... more) {
        String[] arguments = new String[more.length + 1];
        arguments[0] = "inspect";
        System.arraycopy(more, 0, arguments, 1, more.length);
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(text));
        try {
            int code = Claviger.commandLine(new PrintWriter(out), new PrintWriter(err))
                    .execute(arguments);
            return new Run(code, out.toString(), err.toString());
        } finally {
            System.setIn(before);
        }
    }

    private static String part(String json) {
        return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
