package io.claviger.engine.unpack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads what SQLite itself has written. */
class SqliteTextTest {

    @TempDir
    Path folder;

    @Test
    void namesEachValueByItsColumn() throws SQLException, IOException {
        String text = text(
                "create table users (id integer primary key, \"user name\" text, login varchar(20) default ('a,b'), api_token text,"
                        + " -- a comment, with a comma\n constraint one unique (login))",
                "insert into users values (7, 'Ann Lee', 'annie', 'Zr8x')",
                "alter table users add column note text",
                "insert into users values (8, 'Bo', null, 'Qw9y', 'said \"no\"')");

        assertThat(text)
                .contains("Ann Lee\tlogin=\"annie\"\tapi_token=\"Zr8x\"\t\n")
                .contains("Bo\tapi_token=\"Qw9y\"\tnote=said \"no\"\t\n");
    }

    @Test
    void namesTheValueOfARowByItsName() throws SQLException, IOException {
        String text = text(
                "create table options (id integer primary key, option_name text, option_value text)",
                "insert into options values (1, 'smtp_password', 'Zr8x'), (2, 'two words', 'x123')",
                "create table pairs (k text, v text)",
                "insert into pairs values ('api_token', 'Qw9y')");

        assertThat(text)
                .contains("option_name=\"smtp_password\"\tsmtp_password=\"Zr8x\"\t\n")
                .contains("option_name=\"two words\"\toption_value=\"x123\"\t\n")
                .contains("k=\"api_token\"\tapi_token=\"Qw9y\"\t\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {512, 4096, 65536})
    void readsEachRecordOfManyPagesOnceWhateverOverflows(int pageSize) throws SQLException, IOException {
        String text = text(
                "pragma page_size = " + pageSize,
                "create table t (n integer primary key, token text)",
                "create index i on t (token)",
                "with recursive c(x) as (select 1 union all select x + 1 from c where x < 5000)"
                        + " insert into t select x, 'v' || x || '-' || printf('%0*d', x % 37 * 40, 0) || '-end' from c");

        for (int n = 1; n <= 5000; n++) {
            String value = "token=\"v" + n + "-" + "0".repeat(Math.max(1, n % 37 * 40)) + "-end\"\t\n";
            assertThat(text.indexOf(value)).as("record " + n).isNotNegative();
            assertThat(text.indexOf(value, text.indexOf(value) + 1))
                    .as("record " + n)
                    .isNegative();
        }
    }

    @Test
    void readsTablesWithoutNumbersOfRowsAndOtherEncodings() throws SQLException, IOException {
        String text = text(
                "pragma encoding = 'UTF-16le'",
                "create table w (v text, k text primary key) without rowid",
                "insert into w values ('grün', 'name')",
                "create table u (secret text)",
                "insert into u values ('grün')");

        assertThat(text).contains("name\tgrün\t\n").contains("secret=\"grün\"\t\n");
    }

    @Test
    void readsWhatWasDroppedAndNotWrittenOver() throws SQLException, IOException {
        String text = text(
                "pragma secure_delete = off",
                "create table gone (token text)",
                "with recursive c(x) as (select 1 union all select x + 1 from c where x < 2000)"
                        + " insert into gone select 'Zr8x' || x from c",
                "drop table gone");

        assertThat(text).contains("Zr8x1000\t\n");
    }

    @Test
    void makesLittleMoreTextThanTheFileHas() throws SQLException, IOException {
        String name = "n".repeat(60);
        String text = text(
                "create table t (" + name + " text)",
                "with recursive c(x) as (select 1 union all select x + 1 from c where x < 20000)"
                        + " insert into t select 'abcd' from c");

        assertThat(text.split("\n")).hasSize(20_001);
        assertThat(text.length()).isLessThan(2 * (int) Files.size(folder.resolve("a.db")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"create table t(a /*", "create table t(\"a", "create table t", "create table t(a, b", "(((", ""})
    void understandsNoMoreOfAStatementThanItSays(String statement) {
        assertThat(SqliteColumns.of(statement)).isSubsetOf("a", "b");
    }

    private String text(String... statements) throws SQLException, IOException {
        Path file = folder.resolve("a.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            for (String one : statements) {
                statement.execute(one);
            }
        }
        return new String(SqliteText.of(Files.readAllBytes(file)), StandardCharsets.UTF_8);
    }
}
