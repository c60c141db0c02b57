package io.claviger.server.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claviger.engine.expression.ExpressionException;
import io.claviger.server.events.Fact;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteFilterTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "severity == 'CRITICAL'; true",
                "severity == 'LOW'; false",
                "severity in ['CRITICAL', 'HIGH'] && source.name == 'shop-db'; true",
                "source.connector == 'git'; false",
                "policy.id == 'no-expiry' && object.kind == 'credential'; true",
                "object.name.startsWith('orders'); true",
                "owner.name == 'Payments'; true",
                "owner.name == null; false",
                "riskScore > 70; true",
                "riskScore > 71; false",
                "status == 'OPEN'; true",
                "assignee == null && resolvedAt == null; true",
                "openedAt > now - days(1); true",
                "''; true",
            })
    void takesWhatItsExpressionSays(String filter, boolean expected) {
        Fact fact = Findings.opened("orders_app", "CRITICAL");
        assertThat(RouteFilter.of("to-chat", filter).takes(fact)).isEqualTo(expected);
    }

    @Test
    void aFilterThatCannotBeReadAnyMoreTakesEverything() {
        assertThat(RouteFilter.of("to-chat", "severety == 'CRITICAL'").takes(Findings.opened("x", "LOW")))
                .isTrue();
    }

    @Test
    void aFindingOfAnotherShapeIsStillAsked() {
        ObjectNode empty = Findings.data("x", "LOW").removeAll();
        Fact odd = Findings.fact("io.claviger.finding.opened", empty);
        assertThat(RouteFilter.of("to-chat", "severity == null || severity == 'LOW'")
                        .takes(odd))
                .isTrue();
    }

    @Test
    void aTypoIsRefusedWhenItIsSaved() {
        assertThatThrownBy(() -> RouteFilter.checked("severety == 'CRITICAL'"))
                .isInstanceOf(ExpressionException.class)
                .hasMessageContaining("line 1, column 1");
    }
}
