package io.claviger.engine.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HarmlessNamesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ADMIN_PASSWORD",
                "adminPassword",
                "SERVICE_ACCOUNT_PASSWORD",
                "securityPassword",
                "shared_password",
                "EXCHANGE_PASSWORD",
                "reddit-password",
                "maxmindPassword",
                "typeform_password",
                "authManager.password",
            })
    void lettersOfAnotherWordSayNothing(String name) {
        assertThat(has(name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password_min",
                "minPasswordLength",
                "passwordHash",
                "passwordManager.name",
                "passwordManager",
                "PASSWORDFILE",
                "password_sha256",
                "passwordExpiration",
                "username_password",
                "passwordResetUrl",
                "password_id",
                "test_password",
            })
    void aWordSaysThatItIsNoSecret(String name) {
        assertThat(has(name)).isTrue();
    }

    private static boolean has(String name) {
        int at = name.toLowerCase(Locale.ROOT).indexOf("password");
        return HarmlessNames.has(name, at, at + "password".length());
    }
}
