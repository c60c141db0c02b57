package io.claviger.engine.secrets.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.claviger.engine.secrets.rules.VerificationRequest.AnswerCondition;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerificationReaderTest {

    @Test
    void asksWithAGetThatIsLiveAt200AndDeadAt401UnlessSaidOtherwise() {
        // When
        VerificationRequest request =
                read("get: 'https://api.shop.com/{region}/me', headers: {Authorization: 'Bearer {secret}'}");

        // Then
        assertThat(request.host()).isEqualTo("api.shop.com");
        assertThat(request.body()).isNull();
        assertThat(request.live()).containsExactly(200);
        assertThat(request.dead()).containsExactly(401);
    }

    @Test
    void keepsAllOfARequestWhenItIsPacked() throws IOException {
        // Given
        VerificationRequest request = read("post: 'https://shop.com/q', basic: '{sid}:{secret}', json: '{\"a\":1}',"
                + " live: [200, 403], dead: [], with: {sid: '(AC[0-9]{9})'},"
                + " liveIf: {json: /ok, equals: true}, deadIf: {text: [gone, 'not known']}");
        ByteArrayOutputStream packed = new ByteArrayOutputStream();

        // When
        VerificationPack.write(request, new DataOutputStream(packed));
        VerificationRequest unpacked = VerificationPack.read(new PackReader(packed.toByteArray(), 0));

        // Then
        assertThat(unpacked).isEqualTo(request);
        assertThat(request.liveIf()).isEqualTo(new AnswerCondition("/ok", List.of("true")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "get: 'https://{region}.shop.com/me?k={secret}' | a host without placeholder",
                "get: 'https://shop.com{region}/me?k={secret}' | a host without placeholder",
                "get: 'https://{secret}@shop.com/' | a host without placeholder",
                "get: 'https://shop.com:8443/{secret}' | a host without placeholder",
                "get: 'https://127.0.0.1/{secret}' | a host without placeholder",
                "get: 'https://localhost/{secret}' | a host without placeholder",
                "get: 'http://shop.com/{secret}' | must begin with https://",
                "get: 'https://shop.com/a b{secret}' | malformed",
                "get: 'https://shop.com/me' | does not hold {secret}",
                "get: 'https://shop.com/{secret}/{who}' | there is no {who}",
                "get: 'https://shop.com/{secret}', post: 'https://shop.com/{secret}' | one of get and post",
                "get: 'https://shop.com/{secret}', form: 'a=b' | the body of a post",
                "get: 'https://shop.com/{secret}', headers: {Host: other.com} | cannot be set",
                "get: 'https://shop.com/{secret}', dead: [429] | says nothing of a secret",
                "get: 'https://shop.com/{secret}', dead: [302] | says nothing of a secret",
                "get: 'https://shop.com/{secret}', dead: [200] | either live or dead",
                "get: 'https://shop.com/{secret}', liveIf: {json: ok} | begins with a slash",
                "get: 'https://shop.com/{secret}/{sid}', with: {sid: 'AC[0-9]'} | has no group",
                "get: 'https://shop.com/{secret}', follow: 3 | 'follow' is not known here",
            })
    void refusesARequestThatCouldGoWrong(String verify, String message) {
        assertThatThrownBy(() -> read(verify))
                .isInstanceOf(RuleException.class)
                .hasMessageContaining("api-key")
                .hasMessageContaining(message);
    }

    private static VerificationRequest read(String verify) {
        SecretType type = ShopRules.type(
                "pattern: 'shop_(?<secret>(?<region>eu|us)_[0-9a-f]{32})'",
                "keywords: [shop_]",
                "verify: {" + verify + "}");
        return Objects.requireNonNull(type.verification());
    }
}
