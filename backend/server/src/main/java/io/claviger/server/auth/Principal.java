package io.claviger.server.auth;

import io.claviger.server.audit.Actor;
import java.util.UUID;

/** Who is calling: a user with a session, or a program with an API token. */
public record Principal(Kind kind, UUID id, String name, AccessRole role, boolean mustChangePassword) {

    public enum Kind {
        USER,
        TOKEN
    }

    public boolean may(Permission permission) {
        return !mustChangePassword && role.permissions().contains(permission);
    }

    public Actor actor() {
        return new Actor(kind == Kind.USER ? Actor.Kind.USER : Actor.Kind.TOKEN, id, name);
    }

    /** Names the principal among all users and tokens. */
    public String qualifiedName() {
        return kind.name().toLowerCase(java.util.Locale.ROOT) + ":" + id;
    }
}
