package io.claviger.engine.inspection;

import static io.claviger.engine.inspection.MadeTokens.check;
import static io.claviger.engine.inspection.MadeTokens.inspect;
import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.engine.inspection.InspectionCheck.Result;
import io.claviger.engine.secrets.judge.Checksums;
import io.claviger.engine.secrets.judge.Verdict;
import io.claviger.engine.verification.Liveness;
import io.claviger.engine.verification.Liveness.State;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InspectorTest {

    private static final String RANDOM = random(40);

    @Test
    void knowsAnApiKeyByItsPrefix() {
        // When
        Inspection inspection = inspect("gh" + "p_" + random(36));

        // Then
        assertThat(inspection.kind()).isEqualTo("github/personal-access-token");
        assertThat(inspection.provider()).isEqualTo("github");
        assertThat(inspection.format()).isEqualTo(TokenFormat.API_KEY);
        assertThat(inspection.verdict()).isEqualTo(Verdict.PLAUSIBLE);
        assertThat(inspection.because()).containsExactly(Checksums.WRONG);
        assertThat(check(inspection, "structure").result()).isEqualTo(Result.FAIL);
        assertThat(check(inspection, "recognisable").result()).isEqualTo(Result.PASS);
    }

    @Test
    void saysThatItIsNotTheOnlyOne() {
        // Given
        String one = "gh" + "p_" + random(36);
        String other = "glp" + "at-" + random(20);

        // When
        Inspection inspection = inspect(one + "\n" + other + "\n");

        // Then
        assertThat(inspection.because()).anyMatch(reason -> reason.startsWith("this is one of 2 secrets in the text"));
    }

    @Test
    void knowsATokenByTheNameThatItIsGiven() {
        // When
        Inspection inspection = inspect("DATADOG_API_KEY=" + hex(32));

        // Then
        assertThat(inspection.kind()).isEqualTo("datadog/api-key");
        assertThat(check(inspection, "exp").detail()).contains("no end");
    }

    @Test
    void knowsAHandleBehindWhichItsIssuerKeepsWhatItMeans() {
        // When
        Inspection vault = inspect("hv" + "s." + random(90));
        Inspection uuid = inspect(new UUID(0x123456789abc4defL, 0x8123456789abcdefL).toString());
        Inspection dated = inspect("6ba7b810-9dad-11d1-80b4-00c04fd430c8");

        // Then
        assertThat(vault.format()).isEqualTo(TokenFormat.REFERENCE);
        assertThat(check(vault, "exp").reference()).contains("RFC 7662");
        assertThat(uuid.format()).isEqualTo(TokenFormat.REFERENCE);
        assertThat(check(dated, "entropy").result()).isEqualTo(Result.FAIL);
    }

    @Test
    void weighsAnOpaqueTokenOfWhichNothingIsKnown() {
        // When
        Inspection inspection = inspect(RANDOM);

        // Then
        assertThat(inspection.format()).isEqualTo(TokenFormat.OPAQUE);
        assertThat(inspection.provider()).isNull();
        assertThat(check(inspection, "entropy").result()).isEqualTo(Result.PASS);
        assertThat(check(inspection, "cnf").result()).isEqualTo(Result.WARN);
        assertThat(check(inspection, "recognisable").result()).isEqualTo(Result.WARN);
        assertThat(inspection.preview()).isEqualTo("…" + RANDOM.substring(36));
    }

    @Test
    void findsThatAShortTokenCanBeGuessed() {
        assertThat(check(inspect("8f3k2m9x7q1w5e4r"), "entropy").result()).isEqualTo(Result.WARN);
        assertThat(check(inspect("4839201758263941"), "entropy").result()).isEqualTo(Result.FAIL);
    }

    @Test
    void readsBasicAuthorizationAndShowsTheNameOnly() {
        // When
        Inspection inspection = inspect("Basic " + Base64.getEncoder().encodeToString(("robot:" + RANDOM).getBytes()));

        // Then
        assertThat(inspection.format()).isEqualTo(TokenFormat.BASIC);
        assertThat(InspectionDocument.of(inspection).toString())
                .contains("robot")
                .doesNotContain(RANDOM);
    }

    @Test
    void readsAPrivateKeyAndWhatItIsWorth() throws GeneralSecurityException {
        // Given
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(1024);
        KeyPair pair = generator.generateKeyPair();

        // When
        Inspection secret =
                inspect(MadeTokens.pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
        Inspection open = inspect(MadeTokens.pem("PUBLIC KEY", pair.getPublic().getEncoded()));

        // Then
        assertThat(secret.format()).isEqualTo(TokenFormat.KEY);
        assertThat(check(secret, "encrypted").result()).isEqualTo(Result.FAIL);
        assertThat(check(secret, "key-strength").detail()).contains("1024 bits can be broken");
        assertThat(open.kind()).isEqualTo("key/public");
        assertThat(check(open, "encrypted").result()).isEqualTo(Result.PASS);
    }

    @Test
    void knowsAConnectionStringAndWhoseItIs() {
        // When
        Inspection inspection = inspect("postgres" + "://app:" + random(20) + "@db.corp.dev:5432/shop");

        // Then
        assertThat(inspection.format()).isEqualTo(TokenFormat.CONNECTION);
        assertThat(inspection.identity()).hasToString("postgres.role app");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"hello", "two words of a sentence", "\u0000\u0001\u0002", "eyJ", "-----BEGIN CERTIFICATE-----"})
    void saysOfOtherTextsThatTheyAreNone(String text) {
        assertThat(inspect(text).verdict().reportable()).isFalse();
    }

    @Test
    void tellsWhatTheVendorSaid() {
        // Given
        Inspected inspected =
                MadeTokens.INSPECTOR.inspect(RANDOM, new Surroundings(null, true), IssuerKeys.none(""), MadeTokens.NOW);

        // When
        Inspection live = inspected.with(new Liveness(State.LIVE, "api.shop.com answered 200: live"));
        Inspection dead = inspected.with(new Liveness(State.DEAD, "api.shop.com answered 401: not accepted"));

        // Then
        assertThat(live.verdict()).isEqualTo(Verdict.CONFIRMED);
        assertThat(check(live, "live").detail()).isEqualTo("api.shop.com answered 200: live");
        assertThat(dead.verdict()).isEqualTo(Verdict.EXPIRED);
        assertThat(check(live, "in-log").result()).isEqualTo(Result.FAIL);
    }

    static String random(int length) {
        String alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
        Random random = new Random(length);
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            text.append(alphabet.charAt(random.nextInt(62)));
        }
        return text.toString();
    }

    private static String hex(int length) {
        Random random = new Random(length);
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            text.append(Integer.toHexString(random.nextInt(16)));
        }
        return text.toString();
    }
}
