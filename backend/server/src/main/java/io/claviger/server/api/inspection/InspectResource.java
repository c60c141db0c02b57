package io.claviger.server.api.inspection;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claviger.engine.inspection.InspectionDocument;
import io.claviger.engine.inspection.Inspector;
import io.claviger.engine.secrets.judge.Identity;
import io.claviger.server.Refusal;
import io.claviger.server.auth.Permission;
import io.claviger.server.auth.Requires;
import io.claviger.server.catalog.listing.ExposureList;
import io.claviger.server.catalog.listing.IdentityList;
import io.claviger.server.catalog.listing.ListQuery;
import io.claviger.server.catalog.listing.Listing;
import io.claviger.server.exposure.TokenInspection;
import io.claviger.server.posture.FindingList;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one token is. Nothing of it is stored or logged, an {@code Idempotency-Key} is not heeded, and the answer is not to be cached. */
@Path("inspect")
@Produces(MediaType.APPLICATION_JSON)
public class InspectResource {

    private static final int MOST = 50;

    private final TokenInspection inspection;
    private final Listing listing;

    InspectResource(TokenInspection inspection, Listing listing) {
        this.inspection = inspection;
        this.listing = listing;
    }

    /**
     * A token to inspect.
     *
     * @param verify whether its vendor is asked too; no unless said
     */
    public record Question(@Nullable String token, @Nullable Boolean verify) {

        /** Never with the token. */
        @Override
        public String toString() {
            return "Question";
        }
    }

    @POST
    @Requires(Permission.CATALOG_READ)
    @RunOnVirtualThread
    public Map<String, @Nullable Object> inspect(Question question) throws InterruptedException {
        String token = question.token();
        if (token == null || token.isBlank()) {
            throw Refusal.invalid("token-missing", "Give the token to inspect", new Refusal.Place("/token", "missing"));
        }
        if (token.length() > Inspector.LONGEST) {
            throw Refusal.invalid(
                    "token-too-long",
                    "A token has at most " + Inspector.LONGEST + " characters; give one token only",
                    new Refusal.Place("/token", "too long"));
        }
        TokenInspection.Answer answer = inspection.inspect(token, Boolean.TRUE.equals(question.verify()));
        Map<String, @Nullable Object> document = InspectionDocument.of(answer.inspection());
        List<ObjectNode> exposures = exposures(answer.fingerprint());
        document.put("exposures", exposures);
        document.put("findings", findings(answer.fingerprint()));
        identity(answer, exposures).ifPresent(known -> document.put("identity", known));
        return document;
    }

    private List<ObjectNode> exposures(String fingerprint) {
        return listing.list(
                        ExposureList.SOURCE,
                        ListQuery.all().limit(MOST).within("t.fingerprint = ? and t.gone_at is null", fingerprint))
                .items();
    }

    /** About its exposures, and about the credentials that they are joined to. */
    private List<ObjectNode> findings(String fingerprint) {
        return listing.list(
                        FindingList.SOURCE,
                        ListQuery.all()
                                .limit(MOST)
                                .within(
                                        "t.status <> 'RESOLVED' and t.object_id in (select unnest(array[e.id, e.credential_id])"
                                                + " from exposure e where e.fingerprint = ? and e.gone_at is null)",
                                        fingerprint))
                .items();
    }

    /** The catalog's identity: the one that an exposure of the token is joined to, or the only one of the name in the token. */
    private Optional<ObjectNode> identity(TokenInspection.Answer answer, List<ObjectNode> exposures) {
        Optional<String> joined = exposures.stream()
                .map(exposure -> exposure.path("identity").path("id").asText(""))
                .filter(id -> !id.isEmpty())
                .findFirst();
        if (joined.isPresent()) {
            return found("t.id = ?::uuid", joined.get());
        }
        Identity named = answer.inspection().identity();
        return named == null
                ? Optional.empty()
                : found("t.kind = ? and t.external_id = ? and t.gone_at is null", named.kind(), named.externalId());
    }

    private Optional<ObjectNode> found(String condition, Object... parameters) {
        List<ObjectNode> items = listing.list(
                        IdentityList.SOURCE, ListQuery.all().limit(2).within(condition, parameters))
                .items();
        return items.size() == 1 ? Optional.of(items.getFirst()) : Optional.empty();
    }
}
