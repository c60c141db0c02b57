package io.claviger.server.demo;

import io.claviger.embedded.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Makes the database {@code shop} with its roles in the embedded PostgreSQL, unless it is there. */
final class ShopDatabase {

    static final String NAME = "shop";

    private static final Pattern ROLE = Pattern.compile("(?m)^create role (\\w+)");

    private final Function<String, Database> superuser;
    private final Template template;
    private final String complete;
    private final String script;

    /**
     * @param superuser any database as the superuser, by its name
     * @param making which making of the demo this is: a database of another one has other passwords, and is made anew
     */
    ShopDatabase(Function<String, Database> superuser, Template template, String making) {
        this.superuser = superuser;
        this.template = template;
        this.complete = "Demo of Claviger " + making;
        this.script = Template.resource("shop.sql");
    }

    /** True when it was made now. One that was left half made is made anew. */
    boolean make() {
        try {
            if (isComplete()) {
                return false;
            }
            clear();
            try (Connection shop = superuser.apply(NAME).connect();
                    Statement statement = shop.createStatement()) {
                for (String command : commands()) {
                    statement.execute(template.filled(command));
                }
                statement.execute("comment on database " + NAME + " is '" + complete + "'");
            }
            return true;
        } catch (SQLException e) {
            throw new DemoFailure(
                    "The demo's database cannot be made in the embedded PostgreSQL (" + e.getMessage()
                            + "): remove the folder demo in CLAVIGER_HOME, then start again",
                    e);
        }
    }

    static List<String> scriptedRoles() {
        return ROLE.matcher(Template.resource("shop.sql"))
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    private List<String> commands() {
        return Arrays.stream(script.replaceAll("(?m)^--.*$", "").split(";\\s*\n"))
                .filter(command -> !command.isBlank())
                .toList();
    }

    private boolean isComplete() throws SQLException {
        try (Connection connection = superuser.apply("postgres").connect();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("select 1 from pg_database where datname = '" + NAME
                        + "' and shobj_description(oid, 'pg_database') = '" + complete + "'")) {
            return found.next();
        }
    }

    private void clear() throws SQLException {
        try (Connection connection = superuser.apply("postgres").connect();
                Statement statement = connection.createStatement()) {
            statement.execute("drop database if exists " + NAME + " with (force)");
            for (String role : scriptedRoles()) {
                // What a role was given outside the database, such as the reading of pg_authid, would keep it from
                // going.
                if (exists(statement, role)) {
                    statement.execute("drop owned by " + role);
                    statement.execute("drop role " + role);
                }
            }
            statement.execute("create database " + NAME);
        }
    }

    private static boolean exists(Statement statement, String role) throws SQLException {
        try (ResultSet found = statement.executeQuery("select 1 from pg_roles where rolname = '" + role + "'")) {
            return found.next();
        }
    }
}
