package io.claviger.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ObjectRefTest {

    @Test
    void isTheSameWhenKindAndExternalIdAreTheSame() {
        // When
        ObjectRef ref = new ObjectRef("postgres.role", "bi");

        // Then
        assertThat(ref)
                .isEqualTo(new ObjectRef("postgres.role", "bi"))
                .isNotEqualTo(new ObjectRef("postgres.role", "BI"));
    }

    @Test
    void refusesAKindWithoutItsConnectorAndAnEmptyId() {
        // Then
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ObjectRef("role", "bi"))
                .withMessageContaining("'role'");
        assertThatIllegalArgumentException().isThrownBy(() -> new ObjectRef(".role", "bi"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ObjectRef("postgres.role", ""))
                .withMessageContaining("postgres.role");
    }
}
