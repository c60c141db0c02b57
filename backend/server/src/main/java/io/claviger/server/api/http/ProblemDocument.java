package io.claviger.server.api.http;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.claviger.server.Refusal;
import java.util.List;
import java.util.Map;

/** A problem document (RFC 9457) with a stable code. */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ProblemDocument(
        String type,
        String title,
        int status,
        String code,
        String detail,
        List<Refusal.Place> errors,
        String correlationId,
        @JsonAnyGetter Map<String, Object> members) {

    public static final String MEDIA_TYPE = "application/problem+json";

    static ProblemDocument of(Refusal refusal, String correlationId) {
        return new ProblemDocument(
                "about:blank",
                refusal.kind().title(),
                refusal.kind().status(),
                refusal.code(),
                refusal.detail(),
                refusal.places(),
                correlationId,
                refusal.members());
    }

    static ProblemDocument of(int status, String title, String code, String detail, String correlationId) {
        return new ProblemDocument("about:blank", title, status, code, detail, List.of(), correlationId, Map.of());
    }
}
