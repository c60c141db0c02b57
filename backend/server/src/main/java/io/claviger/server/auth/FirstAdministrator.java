package io.claviger.server.auth;

import io.claviger.server.ServerConfig;
import io.claviger.server.audit.Actor;
import io.claviger.server.audit.Audit;
import io.claviger.server.database.Database;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the user {@code admin} when there is nobody yet, with a password that must be changed unless it was given. */
@ApplicationScoped
public class FirstAdministrator {

    private static final String NAME = "admin";
    /** Any number that no other advisory lock of ours uses. */
    private static final long LOCK = 0x636c6176_61646d69L;

    private final UserAccounts accounts;
    private final Audit audit;
    private final Database database;
    private final ServerConfig config;
    private final InstantSource clock;
    private @Nullable String oneTimePassword;

    FirstAdministrator(
            UserAccounts accounts, Audit audit, Database database, ServerConfig config, InstantSource clock) {
        this.accounts = accounts;
        this.audit = audit;
        this.database = database;
        this.config = config;
        this.clock = clock;
    }

    void make(@Observes StartupEvent started) {
        database.inNewTransaction(() -> {
            // Replicas that start together for the first time make one administrator.
            database.query("select pg_advisory_xact_lock(?)", row -> true, LOCK);
            if (accounts.count() == 0) {
                create();
            }
            return true;
        });
    }

    /** The one-time password, if this start made one; it can be had once. */
    public synchronized Optional<String> takeOneTimePassword() {
        Optional<String> password = Optional.ofNullable(oneTimePassword);
        oneTimePassword = null;
        return password;
    }

    private void create() {
        Optional<String> given = config.adminPassword().filter(password -> !password.isBlank());
        String password = given.orElseGet(Users::oneTimePassword);
        UserAccount admin =
                new UserAccount(NAME, AccessRole.ADMIN, Passwords.hash(password), given.isEmpty(), clock.instant());
        accounts.persistAndFlush(admin);
        audit.recordAs(Actor.SYSTEM, "user.created", "user", admin.id(), Map.of("name", NAME, "role", "admin"));
        if (given.isEmpty()) {
            oneTimePassword = password;
        }
    }
}
