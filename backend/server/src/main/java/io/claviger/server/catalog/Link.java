package io.claviger.server.catalog;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which identity and credential an exposed secret belongs to, as far as is known. */
public record Link(
        UUID exposureId,
        @Nullable UUID identityId,
        @Nullable UUID credentialId) {}
