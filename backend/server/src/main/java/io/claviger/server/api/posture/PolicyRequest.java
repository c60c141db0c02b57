package io.claviger.server.api.posture;

import io.claviger.engine.posture.FrameworkItem;
import io.claviger.engine.posture.Severity;
import io.claviger.server.Refusal;
import io.claviger.server.posture.Policies;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A policy as somebody wants it. {@code id} is made of the title when it is left out. */
public record PolicyRequest(
        @Nullable String id,
        @Nullable String title,
        @Nullable String kind,
        @Nullable Severity severity,
        @Nullable String expression,
        @Nullable String description,
        @Nullable String remedy,
        @Nullable List<FrameworkItem> frameworks,
        @Nullable Boolean enabled) {

    Policies.Draft draft() {
        return new Policies.Draft(
                id,
                required("title", title),
                required("kind", kind),
                required("severity", severity),
                required("expression", expression),
                description == null ? "" : description,
                remedy == null ? "" : remedy,
                frameworks == null ? List.of() : frameworks,
                enabled == null || enabled);
    }

    static <T> T required(String member, @Nullable T value) {
        if (value == null) {
            throw Refusal.invalid(
                    "member-missing", "'" + member + "' is missing", new Refusal.Place("/" + member, "is missing"));
        }
        return value;
    }
}
