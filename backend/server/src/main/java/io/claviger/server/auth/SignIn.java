package io.claviger.server.auth;

import io.claviger.server.Refusal;
import io.claviger.server.audit.Actor;
import io.claviger.server.audit.Audit;
import io.claviger.server.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Checks a name and a password. Failures are throttled, and an unknown name takes as long as a wrong password. */
@ApplicationScoped
public class SignIn {

    /** Of no user: only to take the time that a real one takes. */
    private static final String NOBODY = Passwords.hash(Digests.random(32));

    private final UserAccounts accounts;
    private final Sessions sessions;
    private final SignInThrottle throttle;
    private final Audit audit;
    private final Database database;
    private final InstantSource clock;

    SignIn(
            UserAccounts accounts,
            Sessions sessions,
            SignInThrottle throttle,
            Audit audit,
            Database database,
            InstantSource clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.throttle = throttle;
        this.audit = audit;
        this.database = database;
        this.clock = clock;
    }

    /**
     * The secret of a new session.
     *
     * @param address of the client, which is throttled as the name is
     */
    public String signIn(String name, String password, String address) {
        throttle.requireOpen(name, address);
        Optional<String> session = database.inNewTransaction(() -> accounts.named(name)
                .filter(user -> correct(user, password))
                .map(user -> {
                    user.signedIn(clock.instant());
                    audit.recordAs(actor(user), "session.started", "user", user.id(), Map.of("address", address));
                    return sessions.begin(user.id());
                })
                .or(() -> {
                    takeTheSameTime(name, password);
                    return Optional.empty();
                }));
        if (session.isEmpty()) {
            throttle.failed(name, address);
            database.inNewTransaction(() -> {
                audit.recordAs(
                        Actor.SYSTEM,
                        "session.refused",
                        "user",
                        null,
                        Map.of("name", shortened(name), "address", address));
                return true;
            });
            throw Refusal.of(Refusal.Kind.UNAUTHENTICATED, "sign-in-failed", "The name or the password is not right");
        }
        throttle.succeeded(name);
        return session.get();
    }

    public void signOut(Principal caller, String session) {
        database.inNewTransaction(() -> {
            sessions.end(session);
            audit.recordAs(caller.actor(), "session.ended", "user", caller.id(), Map.of());
            return true;
        });
    }

    private static boolean correct(UserAccount user, String password) {
        return password.length() <= Passwords.LONGEST && user.hasPassword(password) && user.enabled();
    }

    private void takeTheSameTime(String name, String password) {
        if (accounts.named(name).isEmpty() && password.length() <= Passwords.LONGEST) {
            Passwords.matches(password, NOBODY);
        }
    }

    private static Actor actor(UserAccount user) {
        return new Actor(Actor.Kind.USER, user.id(), user.name());
    }

    private static String shortened(String name) {
        return name.length() <= 100 ? name : name.substring(0, 100);
    }
}
