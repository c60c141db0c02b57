package io.claviger.server.auth;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The table {@code app_user}. */
@ApplicationScoped
class UserAccounts implements PanacheRepositoryBase<UserAccount, UUID> {

    Optional<UserAccount> named(String name) {
        return find("lower(name) = lower(?1)", name).firstResultOptional();
    }

    List<UserAccount> byName() {
        return list("order by lower(name)");
    }

    long enabledAdministrators() {
        return count("role = ?1 and disabled = false", AccessRole.ADMIN);
    }
}
