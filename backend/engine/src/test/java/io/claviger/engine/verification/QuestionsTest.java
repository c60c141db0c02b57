package io.claviger.engine.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.engine.secrets.Match;
import io.claviger.engine.secrets.ScanContext;
import io.claviger.engine.secrets.Scanner;
import io.claviger.engine.secrets.SecretValue;
import io.claviger.engine.secrets.rules.RuleSet;
import io.claviger.engine.secrets.rules.SecretType;
import io.claviger.engine.secrets.rules.ShopRules;
import io.claviger.engine.verification.Questions.Asked;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QuestionsTest {

    @Test
    void escapesTheValueForWhereverItGoes() {
        // Given
        SecretValue value = SecretValue.of("a/b?c&d\"e\\f g", Map.of("region", "eu"));

        // When
        Question asked =
                question("post: 'https://shop.com/{region}/{secret}?k={secret}', json: '{\"t\":\"{secret}\"}'", value);

        // Then
        assertThat(asked.url().getHost()).isEqualTo("shop.com");
        assertThat(asked.url().getRawPath()).isEqualTo("/eu/a%2Fb%3Fc%26d%22e%5Cf%20g");
        assertThat(asked.url().getRawQuery()).isEqualTo("k=a%2Fb%3Fc%26d%22e%5Cf%20g");
        assertThat(asked.body()).isEqualTo("{\"t\":\"a/b?c&d\\\"e\\\\f g\"}");
    }

    @Test
    void makesBasicAuthorizationOfANameAndTheSecret() {
        // When
        Question asked = question(
                "get: 'https://shop.com/', basic: '{region}:{secret}'", SecretValue.of("s3", Map.of("region", "eu")));

        // Then
        assertThat(asked.headers().get("Authorization"))
                .isEqualTo("Basic " + Base64.getEncoder().encodeToString("eu:s3".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void asksNothingWhenACompanionIsMissing() {
        // When
        Asked asked = Questions.of(
                type("get: 'https://shop.com/{sid}/{secret}', with: {sid: '(SK[0-9]{9})'}"),
                SecretValue.of("s3", Map.of()));

        // Then
        assertThat(asked).isEqualTo(new Asked.Impossible("the vendor wants 'sid' too, which does not stand near it"));
    }

    @Test
    void asksNothingWhenAValueCouldBreakOutOfAHeader() {
        // When
        Asked asked = Questions.of(
                type("get: 'https://shop.com/', headers: {X-Key: '{secret}'}"),
                SecretValue.of("a\r\nHost: evil.com", Map.of()));

        // Then
        assertThat(asked).isInstanceOf(Asked.Impossible.class);
    }

    @Test
    void findsCompanionsCloseToTheSecret() {
        // Given
        SecretType type = type("get: 'https://shop.com/{identity}/{sid}', basic: '{region}:{secret}',"
                + " with: {sid: '(SK[0-9]{9})'}");
        String text =
                "SK111111111\nAC222222222 shop_us_" + "q1w2e3r4t5".repeat(4).substring(8) + "\nSK333333333";
        List<Match> found = new ArrayList<>();

        // When
        Scanner.of(new RuleSet(List.of(type)))
                .scan(text.getBytes(StandardCharsets.UTF_8), new ScanContext("a.env", Instant.EPOCH), found::add);

        // Then
        assertThat(found.getFirst().value().companions())
                .isEqualTo(Map.of("region", "us", "identity", "AC222222222", "sid", "SK333333333"));
    }

    @Test
    void isPrintedWithoutTheSecret() {
        assertThat(question("get: 'https://shop.com/?k={secret}'", SecretValue.of("hunter2", Map.of())))
                .hasToString("GET shop.com");
    }

    private static Question question(String verify, SecretValue value) {
        return ((Asked.Ready) Questions.of(type(verify), value)).question();
    }

    private static SecretType type(String verify) {
        return ShopRules.type(
                "pattern: 'shop_(?<region>eu|us)_(?<secret>[0-9a-z]{32})'",
                "keywords: [shop_]",
                "identity: {kind: shop.account, near: '(AC[0-9]{9})'}",
                "verify: {" + verify + "}");
    }
}
