package io.claviger.server.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientPropertiesIT {

    @TempDir
    Path folder;

    @Test
    void readsKafkasOwnWords() throws IOException {
        // Given
        Path file = Files.writeString(folder.resolve("kafka.properties"), """
                # comment
                security.protocol=SASL_SSL
                sasl.mechanism = SCRAM-SHA-512
                """);

        // When
        var settings = ClientProperties.read(file);

        // Then
        assertThat(settings)
                .containsEntry("security.protocol", "SASL_SSL")
                .containsEntry("sasl.mechanism", "SCRAM-SHA-512")
                .hasSize(2);
    }

    @Test
    void namesTheVariableAndTheFileThatIsNotThere() {
        assertThatThrownBy(() -> ClientProperties.read(folder.resolve("none")))
                .hasMessageContaining("CLAVIGER_KAFKA_CLIENT_PROPERTIES")
                .hasMessageContaining("none");
    }
}
