package io.claviger.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresIT {

    @TempDir
    Path home;

    private final List<String> told = new CopyOnWriteArrayList<>();

    @Test
    void keepsItsDataAndItsPortAcrossARestart() throws SQLException {
        // Given
        Database before;
        try (var parts = Homes.database(home, told)) {
            before = parts.database();
            run(before, "create table kept (word text)");
            run(before, "insert into kept values ('here')");
        }

        // When
        try (var parts = Homes.database(home, told)) {
            // Then
            assertThat(read(parts.database(), "select word from kept")).isEqualTo("here");
            assertThat(parts.database()).isEqualTo(before);
        }
    }

    @Test
    void letsNobodyInWithoutThePassword() throws IOException, SQLException {
        // Given
        try (var parts = Homes.database(home, told)) {
            var database = parts.database();

            // When
            var intruder = new Database(database.jdbcUrl(), database.user(), "guess");

            // Then
            assertThatThrownBy(() -> intruder.connect().close()).hasMessageContaining("password authentication failed");
            assertThat(modeOf("postgres-superuser.password")).isEqualTo("rw-------");
            assertThat(modeOf("postgres-claviger.password")).isEqualTo("rw-------");
            assertThat(read(parts.superuser("postgres"), "show listen_addresses"))
                    .isEqualTo("127.0.0.1");
            assertThat(read(parts.superuser("postgres"), "show unix_socket_directories"))
                    .isEmpty();
            assertThat(read(parts.database(), "select rolsuper::text from pg_roles where rolname = current_user"))
                    .isEqualTo("false");
        }
    }

    @Test
    void offersTheExtensionsThatTheCatalogNeeds() throws SQLException {
        // Given
        try (var parts = Homes.database(home, told)) {
            // When
            run(parts.database(), "create extension pg_trgm");
            run(parts.superuser("claviger"), "create extension pg_stat_statements");

            // Then
            assertThat(read(parts.superuser("claviger"), "select (count(*) > 0)::text from pg_stat_statements"))
                    .isEqualTo("true");
            assertThat(read(parts.database(), "select similarity('claviger', 'clavigr')::text"))
                    .startsWith("0.");
        }
    }

    @Test
    void movesHalfWrittenDataAsideAndStartsAnew() throws IOException, SQLException {
        // Given
        var data = Files.createDirectories(home.resolve("postgres/data/base"));
        Files.writeString(data.resolve("1"), "half a file");

        // When
        try (var parts = Homes.database(home, told)) {
            // Then
            assertThat(read(parts.database(), "select 1::text")).isEqualTo("1");
        }
        try (var folders = Files.list(home.resolve("postgres"))) {
            var aside = folders.filter(folder -> folder.toString().contains("data.half-written-"))
                    .toList();
            assertThat(aside)
                    .singleElement()
                    .satisfies(folder -> assertThat(folder.resolve("base/1")).hasContent("half a file"));
            assertThat(told)
                    .anySatisfy(line -> assertThat(line)
                            .contains("only half written")
                            .contains(aside.getFirst().toString()));
        }
    }

    @Test
    void removesAStaleLockWhoseNumberIsNowAnotherProgram() throws IOException, SQLException {
        // Given
        Homes.database(home, told).close();
        var lock = home.resolve("postgres/data/postmaster.pid");
        Files.writeString(lock, ProcessHandle.current().pid() + "\n" + home.resolve("postgres/data") + "\n");

        // When
        try (var parts = Homes.database(home, told)) {
            // Then
            assertThat(read(parts.database(), "select 1::text")).isEqualTo("1");
            assertThat(told).anySatisfy(line -> assertThat(line).contains("stale lock"));
        }
    }

    @Test
    void takesAnotherPortWhenItsOwnWasTaken() throws IOException, SQLException {
        // Given
        Homes.database(home, told).close();
        int port = new Ports(home).known("postgres").orElseThrow();
        try (var other = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
                // When
                var parts = Homes.database(home, told)) {
            // Then
            assertThat(parts.database().jdbcUrl()).doesNotContain(":" + other.getLocalPort() + "/");
            assertThat(read(parts.database(), "select 1::text")).isEqualTo("1");
        }
    }

    @Test
    void startsAgainWhenItsServerIsKilledAndLosesNothing() throws SQLException, InterruptedException {
        // Given
        var again = new CountDownLatch(1);
        var options = new EmbeddedOptions(home, true, false, line -> {
            told.add(line);
            if (line.contains("runs again")) {
                again.countDown();
            }
        });
        try (var parts = Homes.start(options)) {
            run(parts.database(), "create table kept as select 'here'::text as word");

            // When
            Homes.postgresOn(home).forEach(ProcessHandle::destroyForcibly);

            // Then
            assertThat(again.await(60, TimeUnit.SECONDS)).as("%s", told).isTrue();
            assertThat(read(parts.database(), "select word from kept")).isEqualTo("here");
        }
        assertThat(Homes.postgresOn(home)).isEmpty();
    }

    @Test
    void givesTestsDatabasesOfTheirOwn() throws SQLException {
        // Given
        var one = EmbeddedParts.forTests().newDatabase();
        var other = EmbeddedParts.forTests().newDatabase();

        // When
        run(one, "create table only_here ()");

        // Then
        assertThatThrownBy(() -> read(other, "select count(*)::text from only_here"))
                .hasMessageContaining("does not exist");
        assertThat(one.jdbcUrl()).isNotEqualTo(other.jdbcUrl());
    }

    private String modeOf(String file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve(file)));
    }

    private static void run(Database database, String sql) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String read(Database database, String sql) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
