package io.claviger.server.api.posture;

import io.claviger.engine.posture.FrameworkItem;
import io.claviger.engine.posture.Severity;
import io.claviger.server.Legible;
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

    private static final int LONGEST_TITLE = 300;

    Policies.Draft draft() {
        return new Policies.Draft(
                id,
                Legible.name("title-invalid", "/title", Members.required("title", title), LONGEST_TITLE),
                Members.required("kind", kind),
                Members.required("severity", severity),
                Members.required("expression", expression),
                description == null ? "" : description,
                remedy == null ? "" : remedy,
                frameworks == null ? List.of() : frameworks,
                enabled == null || enabled);
    }
}
