package io.claviger.engine.inspection;

import static io.claviger.engine.inspection.MadeTokens.check;
import static io.claviger.engine.inspection.MadeTokens.inspect;
import static io.claviger.engine.inspection.MadeTokens.pem;
import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.engine.inspection.InspectionCheck.Result;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WrittenKeysTest {

    /** Bytes of PKCS 8 before the key itself, which is PKCS 1 or SEC 1: RFC 5208. */
    private static final int BEFORE_RSA = 26;

    private static final int BEFORE_P256 = 28;

    @Test
    void measuresAKeyOfPkcs1() throws GeneralSecurityException {
        byte[] pkcs8 = rsa(1024).getPrivate().getEncoded();
        Inspection inspection = inspect(pem("RSA PRIVATE KEY", from(pkcs8, BEFORE_RSA)));
        assertThat(check(inspection, "key-strength").detail()).contains("1024 bits can be broken");
        assertThat(check(inspection, "encrypted").result()).isEqualTo(Result.FAIL);
    }

    @Test
    void measuresAKeyOfSec1() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        byte[] pkcs8 = generator.generateKeyPair().getPrivate().getEncoded();
        Inspection inspection = inspect(pem("EC PRIVATE KEY", from(pkcs8, BEFORE_P256)));
        assertThat(check(inspection, "key-strength").detail()).isEqualTo("A curve of 256 bits");
    }

    @Test
    void measuresAnEncryptedKeyOfOpenSshByItsPublicHalf() throws GeneralSecurityException, IOException {
        // Given
        ByteArrayOutputStream key = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(key);
        out.writeBytes("openssh-key-v1\0");
        string(out, "aes256-ctr".getBytes(StandardCharsets.US_ASCII));
        string(out, "bcrypt".getBytes(StandardCharsets.US_ASCII));
        string(out, random(24));
        out.writeInt(1);
        string(out, sshRsa(1024));
        string(out, random(400));

        // When
        Inspection inspection = inspect(pem("OPENSSH PRIVATE KEY", key.toByteArray()));

        // Then
        assertThat(check(inspection, "encrypted").result()).isEqualTo(Result.PASS);
        assertThat(check(inspection, "key-strength").detail()).contains("1024 bits can be broken");
    }

    @Test
    void measuresAPublicKeyOfSsh() throws GeneralSecurityException, IOException {
        String line = "ssh-rsa " + Base64.getEncoder().encodeToString(sshRsa(1024)) + " ci@build";
        assertThat(check(inspect(line), "key-strength").detail()).contains("1024 bits can be broken");
    }

    @Test
    void saysOfAnOpenPgpKeyWhetherItIsEncrypted() throws GeneralSecurityException, IOException {
        // When
        Inspection open = inspect(pgp("PRIVATE", 0x95, secret(0)));
        Inspection closed = inspect(pgp("PRIVATE", 0x95, secret(254)));

        // Then
        assertThat(check(open, "encrypted").result()).isEqualTo(Result.FAIL);
        assertThat(check(closed, "encrypted").result()).isEqualTo(Result.PASS);
        assertThat(check(closed, "key-strength").detail()).contains("1024 bits can be broken");
    }

    @Test
    void measuresAPublicKeyOfOpenPgp() throws GeneralSecurityException, IOException {
        // When
        Inspection inspection = inspect(pgp("PUBLIC", 0x99, new byte[0]));

        // Then
        assertThat(inspection.kind()).isEqualTo("key/public");
        assertThat(inspection.title()).isEqualTo("OpenPGP public key");
        assertThat(check(inspection, "key-strength").detail()).contains("1024 bits can be broken");
    }

    @Test
    void saysOfADamagedKeyThatItsStrengthIsNotKnown() {
        byte[] damaged = random(600);
        damaged[0] = 0x30;
        assertThat(WrittenKeys.strength(pem("RSA PRIVATE KEY", damaged)).result())
                .isEqualTo(Result.UNKNOWN);
        assertThat(WrittenKeys.strength(pem("OPENSSH PRIVATE KEY", damaged)).result())
                .isEqualTo(Result.UNKNOWN);
        assertThat(WrittenKeys.strength(pem("OPENSSH PRIVATE KEY", random(31))).result())
                .isEqualTo(Result.UNKNOWN);
    }

    /** @param usage the octet that says how the secret parts are encrypted, if they are: RFC 9580, section 3.7.2 */
    private static byte[] secret(int usage) {
        byte[] secret = random(301);
        secret[0] = (byte) usage;
        return secret;
    }

    /** @param header the first octet of the packet, which says what it is: RFC 9580, section 4.2.2 */
    private static String pgp(String kind, int header, byte[] more) throws GeneralSecurityException, IOException {
        RSAPublicKey key = (RSAPublicKey) rsa(1024).getPublic();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(body);
        out.writeByte(4);
        out.writeInt(1_700_000_000);
        out.writeByte(1);
        for (BigInteger number : new BigInteger[] {key.getModulus(), key.getPublicExponent()}) {
            out.writeShort(number.bitLength());
            byte[] bytes = number.toByteArray();
            out.write(bytes[0] == 0 ? from(bytes, 1) : bytes);
        }
        out.write(more);
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        packet.write(header);
        packet.write(body.size() >> 8);
        packet.write(body.size());
        packet.write(body.toByteArray());
        return pem("PGP " + kind + " KEY BLOCK", packet.toByteArray()).replaceFirst("-----\\R", "-----\n\n");
    }

    private static byte[] sshRsa(int bits) throws GeneralSecurityException, IOException {
        RSAPublicKey key = (RSAPublicKey) rsa(bits).getPublic();
        ByteArrayOutputStream blob = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(blob);
        string(out, "ssh-rsa".getBytes(StandardCharsets.US_ASCII));
        string(out, key.getPublicExponent().toByteArray());
        string(out, key.getModulus().toByteArray());
        return blob.toByteArray();
    }

    private static void string(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static KeyPair rsa(int bits) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(bits);
        return generator.generateKeyPair();
    }

    private static byte[] from(byte[] bytes, int start) {
        return Arrays.copyOfRange(bytes, start, bytes.length);
    }

    private static byte[] random(int count) {
        byte[] bytes = new byte[count];
        new Random(count).nextBytes(bytes);
        return bytes;
    }
}
