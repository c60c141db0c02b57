package io.claviger.server;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** The roles of this process. */
@ApplicationScoped
public class Roles {

    private final Set<Role> roles;

    Roles(ServerConfig config) {
        this.roles = Role.parse(config.roles());
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }

    /** Settings that belong to no single room. */
    @ConfigMapping(prefix = "claviger")
    public interface ServerConfig {

        /** Comma-separated: api, crawler, evaluator, rotator, notifier. Empty is all of them. */
        @WithDefault(" ")
        String roles();
    }
}
