package io.claviger.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.claviger.spi.ConnectorException;
import io.claviger.spi.ConnectorException.Category;
import io.claviger.spi.ConnectorFactory;
import io.claviger.spi.Permission;
import io.claviger.spi.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/** What the server and the dashboard need of a factory: to find it, to draw its form, to say what it must be allowed. */
public interface FactoryContract {

    Peer peer();

    @Test
    default void isFoundByItsType() {
        // Given
        ConnectorFactory factory = peer().factory();

        // When
        List<String> types = new ArrayList<>();
        ServiceLoader.load(ConnectorFactory.class).forEach(found -> types.add(found.type()));

        // Then
        assertThat(types).containsOnlyOnce(factory.type());
        assertThat(factory.type()).matches("[a-z][a-z0-9-]*");
        assertThat(factory.displayName()).isNotBlank();
    }

    @Test
    default void describesEverySettingSoThatAFormCanBeDrawn() throws Exception {
        // When
        JsonNode schema = new ObjectMapper().readTree(peer().factory().settingsSchema());

        // Then
        assertThat(schema.path("$schema").asText()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(schema.path("type").asText()).isEqualTo("object");
        assertThat(schema.path("properties").isEmpty()).isFalse();
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            assertThat(property.getValue().path("title").asText())
                    .as(property.getKey())
                    .isNotBlank();
            assertThat(property.getValue().path("description").asText())
                    .as(property.getKey())
                    .isNotBlank();
            assertThat(property.getValue().path("type").asText())
                    .as(property.getKey())
                    .isIn("string", "integer", "number", "boolean", "array");
            boolean soundsSecret = property.getKey().matches("(?i).*(password|token|secret|privateKey).*");
            assertThat(property.getValue().path("writeOnly").asBoolean())
                    .as(property.getKey() + " is write-only")
                    .isEqualTo(soundsSecret);
            // The form leaves out what does not count with the values of other settings.
            property.getValue()
                    .path("x-with")
                    .properties()
                    .forEach(other -> assertThat(schema.path("properties")
                                    .path(other.getKey())
                                    .path("enum"))
                            .as(property.getKey())
                            .containsAll(other.getValue()));
        }
        for (JsonNode required : schema.path("required")) {
            assertThat(schema.path("properties").has(required.asText()))
                    .as(required.asText())
                    .isTrue();
        }
    }

    @Test
    default void namesASettingThatIsMissing() throws Exception {
        // Given
        JsonNode schema = new ObjectMapper().readTree(peer().factory().settingsSchema());
        List<String> required = new ArrayList<>();
        schema.path("required").forEach(name -> required.add("'" + name.asText() + "'"));

        // When
        ConnectorException thrown = catchThrowableOfType(
                ConnectorException.class, () -> peer().factory().open(new Settings(Map.of())));

        // Then
        assertThat(thrown).isNotNull();
        assertThat(thrown.category()).isEqualTo(Category.PROTOCOL);
        assertThat(required).anyMatch(thrown.getMessage()::contains);
    }

    @Test
    default void saysWhatItMustBeAllowedInAFormToPaste() {
        // When
        List<Permission> permissions = peer().factory().permissions();

        // Then
        assertThat(permissions).isNotEmpty();
        assertThat(permissions.getFirst().required()).isTrue();
        assertThat(permissions)
                .allMatch(one -> !one.name().isBlank()
                        && !one.purpose().isBlank()
                        && !one.grant().isBlank());
    }
}
