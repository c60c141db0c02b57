package io.claviger.server.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.claviger.server.catalog.ExposureSeen;
import io.claviger.spi.ObjectRef;
import io.claviger.spi.Text;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SecretInspectorIT {
    @Inject
    SecretInspector inspector;

    @Test
    void tellsAllButTheValue() throws InterruptedException {
        // Given
        String value = "q7Zt" + "Lw93kXbR21mN";
        String text = "\nURL=postgres://svc_orders:" + value + "@db.corp.internal:5432/orders\n";

        // When
        List<ExposureSeen> found = inspect(text("deploy.env", text));

        // Then
        assertThat(found).hasSize(1);
        ExposureSeen seen = found.getFirst();
        assertThat(seen.type()).isEqualTo("postgres/connection-string");
        assertThat(seen.line()).isEqualTo(2);
        assertThat(seen.column()).isEqualTo(27);
        assertThat(seen.identityKind()).isEqualTo("postgres.role");
        assertThat(seen.identityExternalId()).isEqualTo("svc_orders");
        assertThat(seen.attributes()).containsEntry("host", "db.corp.internal");
        assertThat(seen.fingerprint()).hasSize(64);
        assertThat(seen.toString()).doesNotContain(value).doesNotContain(value.substring(0, 8));
    }

    @Test
    void givesTheSameFingerprintToTheSameValueOnly() throws InterruptedException {
        // Given
        String one = "a=postgres://u1:" + "p9XkLm32QwZr" + "@db.corp.internal/x";
        String other = "a=postgres://u1:" + "p9XkLm32QwZs" + "@db.corp.internal/x";

        // When
        String first = inspect(text("a", one)).getFirst().fingerprint();

        // Then
        assertThat(inspect(text("b", one)).getFirst().fingerprint()).isEqualTo(first);
        assertThat(inspect(text("c", other)).getFirst().fingerprint()).isNotEqualTo(first);
    }

    @Test
    void keepsNothingOfPlaceholdersAndBinaries() throws InterruptedException {
        // When
        List<ExposureSeen> placeholder = inspect(text("a", "x=postgres://user:password@localhost/db"));
        List<ExposureSeen> binary =
                inspect(text("b", "\0\0x=postgres://svc:" + "p9XkLm32QwZr" + "@db.corp.internal/x"));

        // Then
        assertThat(placeholder).isEmpty();
        assertThat(binary).isEmpty();
    }

    @Test
    void saysWhichTextCouldNotBeRead() {
        // Given
        Text broken = new Text(text("gone.env", "").place(), 3, () -> {
            throw new IOException("the object is damaged");
        });

        // When
        // Then
        assertThatThrownBy(() -> inspect(broken))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("gone.env")
                .hasMessageContaining("damaged");
    }

    private List<ExposureSeen> inspect(Text text) throws InterruptedException {
        return inspector.inspect(text, problem -> {
            throw new AssertionError(problem.message());
        });
    }

    private static Text text(String name, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        return new Text(
                new Text.Place(new ObjectRef("git.file", name), null, name, null, true, null, null, Map.of()),
                bytes.length,
                () -> new ByteArrayInputStream(bytes));
    }
}
