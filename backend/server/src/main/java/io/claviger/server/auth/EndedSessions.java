package io.claviger.server.auth;

import io.claviger.server.Perishable;
import io.claviger.server.database.Database;
import jakarta.enterprise.context.ApplicationScoped;

/** Sessions that have ended, and failed sign-ins that no longer count. */
@ApplicationScoped
class EndedSessions implements Perishable {

    private final Database database;

    EndedSessions(Database database) {
        this.database = database;
    }

    @Override
    public int forgetOld() {
        return database.update("delete from user_session where expires_at < now()")
                + database.update("delete from sign_in_throttle where last_failed_at < now() - interval '1 day'");
    }
}
