package io.claviger.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.claviger.spi.ConnectorException.Category;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {

    private final Settings settings = new Settings(Map.of(
            "host",
            "db.example.com",
            "port",
            5433L,
            "tls",
            true,
            "blank",
            "  ",
            "branches",
            List.of("main"),
            "token",
            Secret.of("canary-7f3a"),
            "noToken",
            Secret.of("")));

    @Test
    void readsEverySettingByItsType() throws Exception {
        // When
        String host = settings.text("host");

        // Then
        assertThat(host).isEqualTo("db.example.com");
        assertThat(settings.number("port", 5432)).isEqualTo(5433);
        assertThat(settings.flag("tls", false)).isTrue();
        assertThat(settings.texts("branches")).containsExactly("main");
        assertThat(settings.secret("token").orElseThrow().reveal()).isEqualTo("canary-7f3a");
    }

    @Test
    void takesWhatIsAbsentOrEmptyForNotSet() throws Exception {
        // When
        long port = settings.number("otherPort", 5432);

        // Then
        assertThat(port).isEqualTo(5432);
        assertThat(settings.optionalText("blank")).isEmpty();
        assertThat(settings.secret("noToken")).isEmpty();
        assertThat(settings.secret("otherToken")).isEmpty();
        assertThat(settings.texts("otherBranches")).isEmpty();
        assertThat(settings.flag("other", true)).isTrue();
    }

    @Test
    void namesASettingThatIsMissing() {
        // When
        ConnectorException thrown = catchThrowableOfType(ConnectorException.class, () -> settings.text("blank"));

        // Then
        assertThat(thrown.category()).isEqualTo(Category.PROTOCOL);
        assertThat(thrown).hasMessageContaining("'blank'");
    }

    @Test
    void namesASettingOfAnotherTypeAndNotItsValue() {
        // When
        ConnectorException thrown = catchThrowableOfType(ConnectorException.class, () -> settings.text("token"));

        // Then
        assertThat(thrown.category()).isEqualTo(Category.PROTOCOL);
        assertThat(thrown.getMessage()).contains("'token'").doesNotContain("canary-7f3a");
    }
}
