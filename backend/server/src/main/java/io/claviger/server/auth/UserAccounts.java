package io.claviger.server.auth;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
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

    /** The administrators who can sign in; locked, or two of them could take it from each other at the same time. */
    List<UserAccount> lockAdministrators() {
        return find("role = ?1 and disabled = false order by id", AccessRole.ADMIN)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }
}
