package io.claviger.server.auth;

import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/** Holds the principal for the length of one request; set once, by the filter that authenticates. */
@RequestScoped
public class Caller {

    private @Nullable Principal principal;

    public @Nullable Principal principal() {
        return principal;
    }

    public void set(Principal authenticated) {
        if (principal != null) {
            throw new IllegalStateException("The caller of this request is known already");
        }
        principal = authenticated;
    }
}
