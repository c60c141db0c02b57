package io.claviger.server.catalog;

import java.sql.Connection;
import java.sql.SQLException;

/** What the caller writes in the transaction of a batch: its checkpoint and its progress. */
@FunctionalInterface
public interface InTheSameTransaction {

    void write(Connection connection, MergeCounts counts) throws SQLException;
}
