package io.claviger.engine.access.account;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads when a principal was used from its details, and from the answers of {@code GetServiceLastAccessedDetails} that
 * were put beside them as {@code ServicesLastAccessed}.
 */
final class UsageReader {

    private UsageReader() {}

    static Usage read(Map<?, ?> details) {
        Object used = details.get("RoleLastUsed");
        Map<String, Instant> services = new HashMap<>();
        for (Map<?, ?> service : EstateReader.maps(details.get("ServicesLastAccessed"))) {
            Instant at = instant(service.get("LastAuthenticated"));
            services.put(String.valueOf(service.get("ServiceNamespace")), at == null ? Instant.MIN : at);
        }
        return new Usage(
                instant(details.get("CreateDate")),
                used instanceof Map<?, ?>,
                used instanceof Map<?, ?> map ? instant(map.get("LastUsedDate")) : null,
                services);
    }

    private static @Nullable Instant instant(@Nullable Object written) {
        try {
            return written == null
                    ? null
                    : OffsetDateTime.parse(written.toString()).toInstant();
        } catch (DateTimeParseException noDate) {
            return null;
        }
    }
}
