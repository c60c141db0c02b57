package io.claviger.server.api.posture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claviger.server.Refusal;
import io.claviger.server.api.Instants;
import io.claviger.server.api.Members;
import io.claviger.server.posture.FindingStatus;
import io.claviger.server.posture.Triage;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what is wanted of findings. The body is read by hand, since an assignee of null is not the same as none. */
record TriageRequest(ObjectNode body) {

    /** Leaving it so until a date; by API the instant in RFC 3339. */
    record WaiverRequest(
            @Nullable String reason,
            @Nullable Instant until,
            @Nullable String approver) {

        Triage.Waiver waiver() {
            return new Triage.Waiver(Members.required("reason", reason), Members.required("until", until), approver);
        }
    }

    void only(Set<String> known) {
        only("", body, known);
    }

    private static void only(String within, JsonNode object, Set<String> known) {
        object.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw Members.unknown(within + name, known);
            }
        });
    }

    Triage.Wish wish() {
        return new Triage.Wish(status(), body.has("assignee"), text("assignee"), waiver());
    }

    boolean dryRun() {
        JsonNode dryRun = body.path("dryRun");
        if (!dryRun.isMissingNode() && !dryRun.isBoolean()) {
            throw wrong("dryRun", "true or false");
        }
        return dryRun.asBoolean(false);
    }

    @Nullable
    String filter() {
        return text("filter");
    }

    /** Null when they are not named. */
    @Nullable
    List<UUID> ids() {
        JsonNode named = body.get("ids");
        if (named == null || named.isNull()) {
            return null;
        }
        if (!named.isArray()) {
            throw wrong("ids", "a list of ids");
        }
        List<UUID> ids = new ArrayList<>();
        for (JsonNode id : named) {
            try {
                ids.add(UUID.fromString(id.asText()));
            } catch (IllegalArgumentException notAnId) {
                throw wrong("ids", "a list of ids");
            }
        }
        return ids;
    }

    private @Nullable FindingStatus status() {
        String status = text("status");
        if (status == null) {
            return null;
        }
        try {
            return FindingStatus.valueOf(status);
        } catch (IllegalArgumentException unknown) {
            throw wrong("status", "OPEN or ACKNOWLEDGED");
        }
    }

    private Triage.@Nullable Waiver waiver() {
        JsonNode waiver = body.get("waiver");
        if (waiver == null || waiver.isNull()) {
            return null;
        }
        if (!waiver.isObject()) {
            throw wrong("waiver", "an object with reason and until");
        }
        only("waiver/", waiver, Set.of("reason", "until", "approver"));
        try {
            return new WaiverRequest(
                            waiver.path("reason").textValue(),
                            waiver.path("until").isTextual()
                                    ? Instants.parse(waiver.path("until").asText())
                                    : null,
                            waiver.path("approver").textValue())
                    .waiver();
        } catch (DateTimeException notATime) {
            throw wrong("waiver/until", "an instant such as 2027-01-31T00:00:00Z");
        }
    }

    private @Nullable String text(String member) {
        JsonNode value = body.get(member);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw wrong(member, "a text");
        }
        return value.asText();
    }

    private static Refusal wrong(String member, String wanted) {
        return Refusal.invalid(
                "field-invalid",
                "'" + member + "' must be " + wanted,
                new Refusal.Place("/" + member, "must be " + wanted));
    }
}
