package io.claviger.server.api.document;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claviger.engine.posture.FrameworkItem;
import io.claviger.engine.posture.Severity;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The members of listed objects that PostgreSQL answers as JSON: no code reads these records, they are how the document knows them. The
 * tests in the browser compare every answer with the document.
 */
interface Parts {

    enum Privilege {
        NONE,
        READ,
        WRITE,
        ADMIN
    }

    enum SeenKind {
        @JsonProperty("credential")
        CREDENTIAL,
        @JsonProperty("identity")
        IDENTITY,
        @JsonProperty("exposure")
        EXPOSURE,
        @JsonProperty("resource")
        RESOURCE
    }

    enum JudgedKind {
        @JsonProperty("credential")
        CREDENTIAL,
        @JsonProperty("identity")
        IDENTITY,
        @JsonProperty("exposure")
        EXPOSURE,
        @JsonProperty("resource")
        RESOURCE
    }

    record SourceRef(UUID id, String name, String connector) {}

    /** What is proved of an identity from all that decides together. */
    record ProvedAccess(
            boolean administrator,
            boolean escalates,
            @Nullable String path,
            boolean takenByAnyone,
            @Nullable String strangers,
            @Nullable String unusedServices,
            List<String> problems) {}

    record OwnerRef(UUID id, String name, @Nullable Double confidence) {}

    record FindingOwner(@Nullable UUID id, String name) {}

    /** {@code id} is null for what was named but never seen. */
    record NamedRef(@Nullable UUID id, String kind, String name) {}

    record ProvenIdentity(
            @Nullable UUID id,
            String kind,
            String name,
            @Nullable String status,
            @Nullable Privilege privilege) {}

    record OpenedCredential(UUID id, String name, @Nullable String status) {}

    record RiskFactor(String factor, int points, @Nullable String evidence) {}

    record PlaceRef(String kind, String externalId) {}

    record PolicyRef(String id, String title, Severity severity) {}

    record ObjectRef(SeenKind objectKind, UUID id, String kind, String name) {}

    record GrantEnd(@Nullable SeenKind objectKind, @Nullable UUID id, String kind, String name) {}

    record EvidenceItem(
            String field, @Nullable Object value, @Nullable String label) {}

    record WaiverRef(
            String reason,
            @Nullable String approver,
            @Nullable Instant until,
            @Nullable Instant at) {}

    record ChannelRef(UUID id, String name, String kind) {}

    record RouteRef(UUID id, String name) {}

    record SentEvent(String type, UUID id, @Nullable ObjectNode data) {}

    record DeliveryAttempt(
            Instant at,
            @Nullable Integer status,
            @Nullable String detail,
            @Nullable Long durationMillis) {}

    enum ScopeState {
        PENDING,
        RUNNING,
        COMPLETE,
        PARTIAL,
        FAILED
    }

    record CrawlScope(
            String id,
            String name,
            ScopeState state,
            @Nullable String category,
            @Nullable Long done,
            @Nullable Long total,
            long observations,
            @Nullable String message,
            @Nullable String remedy) {}

    record CrawlProblem(
            @Nullable String scope,
            @Nullable String category,
            @Nullable String subject,
            String message,
            @Nullable String remedy) {}

    record PolicyExample(String name, boolean breaks, Instant now, ObjectNode object) {}

    record Policy(
            String id,
            String title,
            JudgedKind kind,
            Severity severity,
            String expression,
            @Nullable String description,
            @Nullable String remedy,
            List<FrameworkItem> frameworks,
            boolean builtin,
            boolean enabled,
            long openFindings,
            List<PolicyExample> examples,
            Instant createdAt,
            Instant updatedAt) {}

    record FacetCount(@Nullable String value, long count) {}
}
