package io.claviger.server.catalog;

import io.claviger.server.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The scopes in which something of a source was ever seen. */
@ApplicationScoped
public class KnownScopes {

    private final Database database;

    KnownScopes(Database database) {
        this.database = database;
    }

    public List<String> of(UUID sourceId) {
        return database.query(
                "select scope_id from catalog_scope where source_id = ? order by no",
                row -> row.getString(1),
                sourceId);
    }
}
