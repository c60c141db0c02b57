package io.claviger.server;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** The roles of this process. */
@ApplicationScoped
public class Roles {

    private final Set<Role> roles;

    Roles(ServerConfig config) {
        this.roles = Role.parse(config.roles().orElse(""));
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }
}
