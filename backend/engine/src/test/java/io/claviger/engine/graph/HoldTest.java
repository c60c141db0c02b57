package io.claviger.engine.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HoldTest {

    private static final int[] HOLDS = {1, 2, 3, 4, 5, 6, 7};

    @Test
    void backwardsAsksForTheLeastThatIsEnoughOnwards() {
        // Given
        int[] codes =
                IntStream.range(0, EdgeType.CODES).filter(EdgeType::isCode).toArray();
        for (int code : codes) {
            for (int wanted : HOLDS) {
                for (int hold : HOLDS) {
                    // When
                    int least = Hold.backwards(code, wanted);
                    boolean enough = Hold.includes(Hold.onwards(code, hold), wanted);
                    // Then
                    assertThat(least != Hold.NOTHING && Hold.includes(hold, least))
                            .as("%s from %s to %s", EdgeType.of(code), hold, wanted)
                            .isEqualTo(enough);
                }
            }
        }
        assertThat(codes).hasSizeGreaterThan(100);
    }

    @Test
    void whatIsHeldOnlyShrinksUntilSomethingIsRevealed() {
        // Given
        int acts = new EdgeType(EdgeKind.ACTS, Privilege.WRITE, Passing.PART).code();
        int reveals = new EdgeType(EdgeKind.REVEALS, Privilege.ADMIN, Passing.FULL).code();
        // When
        int all = Hold.onwards(acts, Hold.ALL);
        int read = Hold.onwards(acts, Hold.of(Privilege.READ, true));
        int revealed = Hold.onwards(reveals, Hold.of(Privilege.READ, false));
        // Then
        assertThat(all).isEqualTo(Hold.of(Privilege.WRITE, false));
        assertThat(read).isEqualTo(Hold.of(Privilege.READ, false));
        assertThat(revealed).isEqualTo(Hold.ALL);
    }

    @Test
    void whoHasAtLeastSoMuchHasOneOfTheLeast() {
        for (Privilege privilege : List.of(Privilege.READ, Privilege.WRITE, Privilege.ADMIN)) {
            for (int hold : HOLDS) {
                // When
                boolean one = Hold.least(privilege).stream().anyMatch(least -> Hold.includes(hold, least));
                // Then
                assertThat(one)
                        .as("%s is at least %s", hold, privilege)
                        .isEqualTo(Hold.privilege(hold).compareTo(privilege) >= 0);
            }
        }
    }

    @Test
    void whoOnlyWritesHasNotWhatLiesThere() {
        // Given
        int writes = new EdgeType(EdgeKind.ACTS, Privilege.WRITE, Passing.UNSEEN).code();
        int holds = new EdgeType(EdgeKind.HOLDS, Privilege.ADMIN, Passing.FULL).code();
        // When
        int written = Hold.onwards(writes, Hold.ALL);
        // Then
        assertThat(Hold.privilege(written)).isEqualTo(Privilege.WRITE);
        assertThat(Hold.isFull(written)).isFalse();
        assertThat(Hold.onwards(holds, written)).isEqualTo(Hold.NOTHING);
        assertThat(Hold.onwards(writes, Hold.of(Privilege.READ, true))).isEqualTo(Hold.NOTHING);
    }

    @Test
    void aTypeOfEdgeIsReadBackFromItsCode() {
        for (EdgeKind kind : EdgeKind.values()) {
            for (Privilege privilege : Privilege.values()) {
                for (Passing passing : Passing.values()) {
                    // Given
                    EdgeType type = new EdgeType(kind, privilege, passing);
                    // When
                    EdgeType read = EdgeType.of(type.code());
                    // Then
                    assertThat(read).isEqualTo(type);
                    assertThat(type.code()).isBetween(0, EdgeType.CODES - 1);
                }
            }
        }
    }
}
