package io.claviger.engine.inspection;

import static io.claviger.engine.inspection.MadeTokens.check;
import static io.claviger.engine.inspection.MadeTokens.inspect;
import static io.claviger.engine.inspection.MadeTokens.keys;
import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.engine.inspection.InspectionCheck.Result;
import io.claviger.engine.secrets.judge.Identity;
import io.claviger.engine.secrets.judge.Verdict;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CertificateInspectionTest {

    private static final Instant NOW = MadeTokens.NOW;

    @Test
    void tellsWhoseItIsAndThatNothingIsWrong() throws GeneralSecurityException {
        // When
        Inspection inspection = inspect(certificate("CN=Corp CA", -1, 60, "spiffe://corp.internal/orders"));

        // Then
        assertThat(inspection.format()).isEqualTo(TokenFormat.CERTIFICATE);
        assertThat(inspection.verdict()).isEqualTo(Verdict.CONFIRMED);
        assertThat(inspection.checks()).allMatch(check -> check.result() == Result.PASS);
        assertThat(inspection.checks()).allMatch(check -> !check.reference().isBlank());
        assertThat(inspection.identity()).extracting(Identity::externalId).isEqualTo("spiffe://corp.internal/orders");
    }

    @ParameterizedTest
    @CsvSource({
        "validity, FAIL, -60, -1",
        "validity, FAIL, 1, 60",
        "validity, WARN, -60, 5",
        "validity, PASS, -60, 60",
        "lifetime, PASS, -60, 60",
        "lifetime, WARN, -60, 300",
        "lifetime, FAIL, -60, 3000",
    })
    void weighsWhenItIsGoodAndForHowLong(String id, Result result, int begin, int end) throws GeneralSecurityException {
        // When
        Inspection inspection = inspect(certificate("CN=Corp CA", begin, end, "a.corp.internal"));

        // Then
        assertThat(check(inspection, id).result()).isEqualTo(result);
    }

    @Test
    void isExpiredWhenItsEndHasPassed() throws GeneralSecurityException {
        // When
        Inspection inspection = inspect(certificate("CN=Corp CA", -60, -1, "a.corp.internal"));

        // Then
        assertThat(inspection.verdict()).isEqualTo(Verdict.EXPIRED);
    }

    @ParameterizedTest
    @CsvSource({
        "iss, WARN, CN=orders, a.corp.internal",
        "iss, PASS, CN=Corp CA, a.corp.internal",
        "names, WARN, CN=Corp CA, *.corp.internal",
        "names, PASS, CN=Corp CA, a.corp.internal",
    })
    void weighsWhoVouchesForItAndForWhom(String id, Result result, String issuer, String name)
            throws GeneralSecurityException {
        // When
        Inspection inspection = inspect(certificate(issuer, -1, 60, name));

        // Then
        assertThat(check(inspection, id).result()).isEqualTo(result);
    }

    @Test
    void warnsWhenOnlyTheSubjectSaysWhoseItIs() throws GeneralSecurityException {
        // Given
        String pem = MadeCertificate.of(
                keys("EC", "secp256r1"), "CN=Corp CA", NOW, NOW.plus(Duration.ofDays(60)), List.of());

        // When
        Inspection inspection = inspect(pem);

        // Then
        assertThat(check(inspection, "names").result()).isEqualTo(Result.WARN);
        assertThat(inspection.identity()).extracting(Identity::externalId).isEqualTo("CN=orders");
    }

    @Test
    void isABearersWhenItsPrivateKeyStandsBesideIt() throws GeneralSecurityException {
        // Given
        KeyPair pair = keys("EC", "secp256r1");
        String pem =
                MadeCertificate.of(pair, "CN=Corp CA", NOW, NOW.plus(Duration.ofDays(60)), List.of("a.corp.internal"));
        String kind = "PRIVATE" + " KEY-----\n";
        String key = "-----BEGIN " + kind
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(pair.getPrivate().getEncoded())
                + "\n-----END " + kind;

        // When
        Inspection inspection = inspect(pem + key);

        // Then
        assertThat(check(inspection, "private-key").result()).isEqualTo(Result.FAIL);
    }

    private static String certificate(String issuer, int begin, int end, String name) throws GeneralSecurityException {
        return MadeCertificate.of(
                keys("EC", "secp256r1"),
                issuer,
                NOW.plus(Duration.ofDays(begin)),
                NOW.plus(Duration.ofDays(end)),
                List.of(name));
    }
}
