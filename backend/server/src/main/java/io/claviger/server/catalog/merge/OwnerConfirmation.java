package io.claviger.server.catalog.merge;

import io.claviger.server.database.Sql;
import io.claviger.spi.Observation.Person;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes what a person decided, and what follows from it. */
public final class OwnerConfirmation {

    private OwnerConfirmation() {}

    public static void confirm(Connection connection, UUID subjectId, Person owner, @Nullable String by)
            throws SQLException {
        new Staging(connection);
        OwnerInference.meet(connection, List.of(owner));
        Sql.update(connection, """
                insert into ownership (subject_id, owner_id, confidence, confirmed, confirmed_by, confirmed_at)
                select ?, id, 1, true, ?, now() from owner where key = ?
                on conflict (subject_id) do update set owner_id = excluded.owner_id, confidence = 1, confirmed = true,
                    confirmed_by = excluded.confirmed_by, confirmed_at = excluded.confirmed_at""", subjectId, by, owner.key());
        Sql.update(connection, "insert into moved values ('ownership', ?)", subjectId);
        Derivation.touchOwned(connection);
        Derivation.refresh(connection, null);
    }
}
