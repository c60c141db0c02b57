package io.claviger.server.posture;

import com.fasterxml.jackson.databind.JsonNode;
import io.claviger.engine.posture.Severity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One object that breaks, or broke, one policy. What it says of the object and the policy is as of its last evaluation. */
record Finding(
        UUID id,
        String policyId,
        String policyTitle,
        Severity severity,
        String objectKind,
        UUID objectId,
        String objectType,
        String objectName,
        UUID sourceId,
        @Nullable UUID identityId,
        @Nullable String identityKind,
        @Nullable String identityName,
        @Nullable UUID ownerId,
        @Nullable String ownerName,
        FindingStatus status,
        JsonNode evidence,
        int riskScore,
        @Nullable Instant waiverUntil,
        Instant openedAt,
        @Nullable Instant resolvedAt) {

    Finding as(FindingStatus next, Instant opened, @Nullable Instant resolved) {
        return with(next, riskScore, opened, resolved);
    }

    Finding scored(int score) {
        return with(status, score, openedAt, resolvedAt);
    }

    private Finding with(FindingStatus next, int score, Instant opened, @Nullable Instant resolved) {
        return new Finding(
                id,
                policyId,
                policyTitle,
                severity,
                objectKind,
                objectId,
                objectType,
                objectName,
                sourceId,
                identityId,
                identityKind,
                identityName,
                ownerId,
                ownerName,
                next,
                evidence,
                score,
                waiverUntil,
                opened,
                resolved);
    }
}
