package io.claviger.embedded;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;

/** How to sign in to one database. */
public record Database(String jdbcUrl, String user, String password) {

    /** A new connection; the caller closes it. Needs no driver registry, so it works under any class loader. */
    public Connection connect() throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        var connection = new org.postgresql.Driver().connect(jdbcUrl, properties);
        if (connection == null) {
            throw new SQLException("Not a PostgreSQL URL: " + jdbcUrl);
        }
        return connection;
    }

    /** Without the password: this ends up in logs. */
    @Override
    public String toString() {
        return "Database[" + jdbcUrl + ", user=" + user + "]";
    }
}
