package io.claviger.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPartsIT {

    @TempDir
    Path home;

    private final List<String> told = new CopyOnWriteArrayList<>();

    @Test
    void leavesNothingRunningAfterCloseAndCloseAgainIsHarmless() {
        // Given
        var parts = EmbeddedParts.start(new EmbeddedOptions(home, true, true, false, told::add));
        assertThat(Homes.postgresOn(home)).hasSize(1);

        // When
        parts.close();
        parts.close();

        // Then
        assertThat(Homes.postgresOn(home)).isEmpty();
        assertThat(home.resolve("postgres/data/postmaster.pid")).doesNotExist();
    }

    @Test
    void stopsEverythingWhenItsProcessIsTerminated() throws IOException, InterruptedException {
        // Given
        try (var another = AnotherProcess.on(home)) {
            assertThat(Homes.postgresOn(home)).hasSize(1);

            // When
            another.terminate();

            // Then
            assertThat(Homes.postgresOn(home)).isEmpty();
            assertThat(home.resolve("postgres/data/postmaster.pid")).doesNotExist();
        }
    }

    @Test
    void startsCleanlyRightAfterItsProcessWasKilled() throws IOException, InterruptedException, SQLException {
        // Given
        try (var another = AnotherProcess.on(home)) {
            try (var connection =
                            EmbeddedParts.runningDatabase(home).orElseThrow().connect();
                    var statement = connection.createStatement()) {
                statement.execute("create table kept as select 'here'::text as word");
            }
            another.killHard();
        }

        // When
        try (var parts = Homes.start(new EmbeddedOptions(home, true, true, false, told::add));
                var connection = parts.database().connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select word from kept")) {
            // Then
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("here");
            assertThat(Homes.postgresOn(home)).hasSize(1);
        }
    }

    @Test
    void endsPostgresEvenWhenItsProcessWasKilled() throws Exception {
        // Given
        try (var another = AnotherProcess.on(home)) {
            var postgres = Homes.postgresOn(home).getFirst();

            // When
            another.killHard();

            // Then
            postgres.onExit().get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void refusesASecondClavigerOnOneHomeAndNamesTheFirst() throws IOException {
        // Given
        try (var another = AnotherProcess.on(home)) {
            assertThat(another.told()).isNotEmpty();
            var pid = Files.readString(home.resolve("claviger.lock"));

            // When
            assertThatThrownBy(() -> Homes.database(home, told))
                    // Then
                    .isInstanceOf(EmbeddedFailure.class)
                    .hasMessageContaining("in use by another Claviger (process " + pid + ")")
                    .hasMessageContaining("CLAVIGER_HOME");
        }
    }

    @Test
    void findsNoRunningDatabaseWhereNoneRuns() {
        // Given
        Homes.database(home, told).close();

        // When
        var running = EmbeddedParts.runningDatabase(home);

        // Then
        assertThat(running).isEmpty();
    }

    @Test
    void namesTheHomeThatCannotBeMade() throws IOException {
        // Given
        var file = Files.writeString(home.resolve("file"), "in the way");

        // When
        assertThatThrownBy(() -> Homes.database(file.resolve("home"), told))
                // Then
                .isInstanceOf(EmbeddedFailure.class)
                .hasMessageContaining("CLAVIGER_HOME " + file.resolve("home") + " cannot be written to by user");
    }
}
