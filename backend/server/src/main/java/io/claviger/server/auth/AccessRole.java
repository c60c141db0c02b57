package io.claviger.server.auth;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** A bundle of permissions that a user or an API token has. */
public enum AccessRole {
    VIEWER(EnumSet.of(
            Permission.CATALOG_READ,
            Permission.SOURCES_READ,
            Permission.FINDINGS_READ,
            Permission.POLICIES_READ,
            Permission.CHANNELS_READ)),
    ANALYST(EnumSet.of(
            Permission.CATALOG_READ,
            Permission.CATALOG_WRITE,
            Permission.SOURCES_READ,
            Permission.CRAWLS_START,
            Permission.FINDINGS_READ,
            Permission.FINDINGS_WRITE,
            Permission.POLICIES_READ,
            Permission.CHANNELS_READ)),
    ADMIN(EnumSet.allOf(Permission.class));

    private final Set<Permission> permissions;

    AccessRole(Set<Permission> permissions) {
        this.permissions = Set.copyOf(permissions);
    }

    public Set<Permission> permissions() {
        return permissions;
    }

    /** As it is written in the API and on the command line: {@code viewer}. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException with the words that exist */
    @JsonCreator
    public static AccessRole of(String word) {
        return Arrays.stream(values())
                .filter(role -> role.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + word + "' is no role. Use one of: "
                        + Arrays.stream(values()).map(AccessRole::word).collect(Collectors.joining(", "))));
    }
}
