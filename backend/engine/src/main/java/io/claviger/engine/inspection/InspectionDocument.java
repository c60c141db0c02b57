package io.claviger.engine.inspection;

import io.claviger.engine.secrets.judge.Identity;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An inspection as it is answered: the same fields from the command line and from the server. */
public final class InspectionDocument {

    private InspectionDocument() {}

    /** Instants and durations are texts (ISO 8601); what only a server knows is {@code null}. */
    public static Map<String, @Nullable Object> of(Inspection inspection) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("kind", inspection.kind());
        document.put("provider", inspection.provider());
        document.put("title", inspection.title());
        document.put("format", inspection.format().name());
        document.put("preview", inspection.preview());
        document.put("claims", inspection.claims().isEmpty() ? null : inspection.claims());
        document.put("issuedAt", text(inspection.issuedAt()));
        document.put("expiresAt", text(inspection.expiresAt()));
        document.put("lifetime", text(inspection.lifetime()));
        document.put("verdict", inspection.verdict().name());
        document.put("because", inspection.because());
        document.put(
                "checks",
                inspection.checks().stream().map(InspectionDocument::check).toList());
        document.put("identity", identity(inspection.identity()));
        document.put("exposures", null);
        document.put("findings", null);
        return document;
    }

    private static Map<String, Object> check(InspectionCheck check) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", check.id());
        document.put("title", check.title());
        document.put("result", check.result().name());
        document.put("detail", check.detail());
        document.put("reference", check.reference());
        return document;
    }

    private static @Nullable Map<String, @Nullable Object> identity(@Nullable Identity identity) {
        if (identity == null) {
            return null;
        }
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("id", null);
        document.put("kind", identity.kind());
        document.put("externalId", identity.shown());
        document.put("name", identity.shown());
        return document;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
