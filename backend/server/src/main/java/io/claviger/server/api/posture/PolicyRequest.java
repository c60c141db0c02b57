package io.claviger.server.api.posture;

import io.claviger.engine.posture.FrameworkItem;
import io.claviger.engine.posture.Severity;
import io.claviger.server.api.Members;
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
                Members.required("title", title),
                Members.required("kind", kind),
                Members.required("severity", severity),
                Members.required("expression", expression),
                description == null ? "" : description,
                remedy == null ? "" : remedy,
                frameworks == null ? List.of() : frameworks,
                enabled == null || enabled);
    }
}
