package io.claviger.server.auth;

import io.claviger.server.Refusal;
import io.claviger.server.audit.Audit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;

/** The people who may sign in. Every change is audited, and somebody stays administrator. */
@ApplicationScoped
public class Users {

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}._@+-]{1,100}");
    private static final int ONE_TIME_LENGTH = 20;
    /** Without letters and digits that look alike: it is typed from a terminal. */
    private static final String ONE_TIME_ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz";

    private final UserAccounts accounts;
    private final Sessions sessions;
    private final ApiTokens tokens;
    private final Audit audit;
    private final InstantSource clock;

    Users(UserAccounts accounts, Sessions sessions, ApiTokens tokens, Audit audit, InstantSource clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.tokens = tokens;
        this.audit = audit;
        this.clock = clock;
    }

    /** A new user and the password that works until the first sign-in. */
    public record Created(UserAccount user, String oneTimePassword) {}

    @Transactional
    public List<UserAccount> all() {
        return accounts.byName();
    }

    @Transactional
    public UserAccount get(UUID id) {
        return accounts.findByIdOptional(id).orElseThrow(() -> Refusal.notFound("user", id));
    }

    @Transactional
    public Created create(String name, AccessRole role) {
        if (!NAME.matcher(name).matches()) {
            throw Refusal.invalid(
                    "user-name-invalid",
                    "A user's name has 1 to 100 letters, digits or any of . _ @ + -",
                    new Refusal.Place("/name", "'" + name + "' is no such name"));
        }
        if (accounts.named(name).isPresent()) {
            throw Refusal.conflict("user-exists", "There is a user '" + name + "' already. Choose another name");
        }
        String password = oneTimePassword();
        Instant now = clock.instant();
        UserAccount user = new UserAccount(name, role, Passwords.hash(password), true, now);
        accounts.persistAndFlush(user);
        audit.record("user.created", "user", user.id(), Map.of("name", name, "role", role.word()));
        return new Created(user, password);
    }

    /**
     * Gives a role, or takes the right to sign in. Sessions of a changed user end, and so do their tokens that may do more than they
     * may now.
     *
     * @param seen refuses the version that is there, if the caller has seen another
     */
    @Transactional
    public UserAccount change(UUID id, AccessRole role, boolean enabled, LongConsumer seen) {
        List<UserAccount> administrators = accounts.lockAdministrators();
        UserAccount user = locked(id);
        seen.accept(user.version());
        boolean staysAdministrator = role == AccessRole.ADMIN && enabled;
        if (!staysAdministrator && administrators.equals(List.of(user))) {
            throw lastAdministrator(user);
        }
        user.grant(role, enabled, clock.instant());
        sessions.endAllOf(id);
        tokens.revokeBeyond(id, enabled ? role.permissions() : Set.of());
        accounts.flush();
        audit.record("user.changed", "user", id, Map.of("name", user.name(), "role", role.word(), "enabled", enabled));
        return user;
    }

    /** @param seen refuses the version that is there, if the caller has seen another */
    @Transactional
    public void delete(UUID id, LongConsumer seen) {
        List<UserAccount> administrators = accounts.lockAdministrators();
        UserAccount user = locked(id);
        seen.accept(user.version());
        if (administrators.equals(List.of(user))) {
            throw lastAdministrator(user);
        }
        tokens.revokeBeyond(id, Set.of());
        accounts.delete(user);
        audit.record("user.deleted", "user", id, Map.of("name", user.name()));
    }

    /** A new one-time password for someone who forgot theirs. */
    @Transactional
    public String resetPassword(UUID id) {
        UserAccount user = get(id);
        String password = oneTimePassword();
        user.setPassword(Passwords.hash(password), true, clock.instant());
        sessions.endAllOf(id);
        audit.record("user.password-reset", "user", id, Map.of("name", user.name()));
        return password;
    }

    /** Changes the caller's own password; their other sessions end. */
    @Transactional
    public void changePassword(Principal caller, String current, String wanted, String keptSession) {
        if (caller.kind() != Principal.Kind.USER) {
            throw Refusal.of(Refusal.Kind.FORBIDDEN, "not-a-user", "An API token has no password");
        }
        UserAccount user = get(caller.id());
        if (!user.hasPassword(current)) {
            throw Refusal.invalid(
                    "password-wrong",
                    "The current password is not right",
                    new Refusal.Place("/current", "is not the current password"));
        }
        Passwords.requireGood(wanted, user.name());
        if (wanted.equals(current)) {
            throw Refusal.invalid(
                    "password-unchanged",
                    "Choose a password that differs from the current one",
                    new Refusal.Place("/new", "is the current password"));
        }
        user.setPassword(Passwords.hash(wanted), false, clock.instant());
        sessions.endAllBut(user.id(), keptSession);
        audit.record("user.password-changed", "user", user.id(), Map.of("name", user.name()));
    }

    private UserAccount locked(UUID id) {
        return accounts.findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> Refusal.notFound("user", id));
    }

    static String oneTimePassword() {
        String letters = Digests.random(ONE_TIME_LENGTH, ONE_TIME_ALPHABET);
        return letters.replaceAll("(.{5})(?!$)", "$1-");
    }

    private static Refusal lastAdministrator(UserAccount user) {
        return Refusal.conflict(
                "last-administrator",
                "'" + user.name() + "' is the only administrator who can sign in. Make another one first");
    }
}
