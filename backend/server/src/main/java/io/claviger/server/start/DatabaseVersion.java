package io.claviger.server.start;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Refuses a PostgreSQL that is too old by its name, before a migration fails on something that it does not know. */
final class DatabaseVersion {

    /** The first that has {@code uuidv7()}. */
    static final int OLDEST = 18;

    private DatabaseVersion() {}

    static void require(Environment.Database yours) {
        try (Connection connection = yours.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show server_version")) {
            row.next();
            refuse(row.getString(1), connection.getMetaData().getDatabaseMajorVersion(), yours);
        } catch (SQLException notYet) {
            // A server that is still starting is waited for by the migrations, which tell of what does not pass.
            return;
        }
    }

    static void refuse(String version, int major, Environment.Database yours) {
        if (major < OLDEST) {
            throw new Unusable("The PostgreSQL that CLAVIGER_DATABASE_URL names (" + yours + ") is version " + version
                    + ", and Claviger needs " + OLDEST + " or later. Upgrade it, or name another");
        }
    }
}
