package io.claviger.connector.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.claviger.spi.ConnectorException;
import io.claviger.spi.ConnectorException.Category;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SilentServerIT {

    /** What is no PostgreSQL may take a connection and wait for words of its own protocol for ever. */
    @Test
    @Timeout(60)
    void whatListensButNeverAnswersIsTold() throws Exception {
        // Given
        try (ServerSocket silent = new ServerSocket(0)) {
            PostgresSettings settings = PostgresSettings.of(ShopServer.shared()
                    .settings(Map.of("port", (long) silent.getLocalPort(), "connectTimeoutSeconds", 1L)));
            // When
            assertThatThrownBy(() -> ServerSession.open(settings, "shop"))
                    // Then
                    .isInstanceOfSatisfying(
                            ConnectorException.class,
                            failure -> assertThat(failure.category()).isEqualTo(Category.UNAVAILABLE))
                    .hasMessageContaining("does not answer. Check that a PostgreSQL listens on this host and port");
        }
    }
}
