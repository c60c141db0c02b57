package io.claviger.server.auth;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/** A person who signs in with a name and a password. */
@Entity
@Table(name = "app_user")
@SuppressWarnings("NullAway.Init") // Hibernate fills what the constructor of a new user sets.
public class UserAccount {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    private String name;

    @Enumerated(EnumType.STRING)
    private AccessRole role;

    @Column(name = "password_hash")
    private String passwordHash;

    @Column(name = "must_change_password")
    private boolean mustChangePassword;

    private boolean disabled;

    @Version
    private int version;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @Column(name = "last_signed_in_at")
    private @Nullable Instant lastSignedInAt;

    protected UserAccount() {}

    UserAccount(String name, AccessRole role, String passwordHash, boolean mustChangePassword, Instant now) {
        this.name = name;
        this.role = role;
        this.passwordHash = passwordHash;
        this.mustChangePassword = mustChangePassword;
        this.createdAt = now;
        this.updatedAt = now;
    }

    public UUID id() {
        return id;
    }

    public String name() {
        return name;
    }

    public AccessRole role() {
        return role;
    }

    public boolean enabled() {
        return !disabled;
    }

    public boolean mustChangePassword() {
        return mustChangePassword;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    public @Nullable Instant lastSignedInAt() {
        return lastSignedInAt;
    }

    /** Grows with every change: the entity tag. */
    public int version() {
        return version;
    }

    boolean hasPassword(String password) {
        return Passwords.matches(password, passwordHash);
    }

    void signedIn(Instant now) {
        lastSignedInAt = now;
    }

    void setPassword(String hash, boolean oneTime, Instant now) {
        passwordHash = hash;
        mustChangePassword = oneTime;
        updatedAt = now;
    }

    void grant(AccessRole newRole, boolean enabled, Instant now) {
        role = newRole;
        disabled = !enabled;
        updatedAt = now;
    }
}
