package io.claviger.server.api.posture;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.claviger.server.Refusal;
import io.claviger.server.api.EntityTags;
import io.claviger.server.api.ListParameters;
import io.claviger.server.auth.Permission;
import io.claviger.server.auth.Requires;
import io.claviger.server.catalog.listing.ListQuery;
import io.claviger.server.catalog.listing.Listing;
import io.claviger.server.posture.FindingList;
import io.claviger.server.posture.FindingSearch;
import io.claviger.server.posture.Triage;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is wrong now, and what people decided about it. */
@Path("findings")
@Produces(MediaType.APPLICATION_JSON)
public class FindingsResource {
    private static final int SAMPLE = 10;

    private final Listing listing;
    private final Triage triage;
    private final FindingSearch search;

    FindingsResource(Listing listing, Triage triage, FindingSearch search) {
        this.listing = listing;
        this.triage = triage;
        this.search = search;
    }

    /**
     * What a bulk change did, or would do.
     *
     * @param matched how many findings it is about
     * @param changed how many of them are different now; with {@code dryRun} how many would be
     */
    public record Bulk(int matched, int changed, List<ObjectNode> sample) {}

    @GET
    @Requires(Permission.FINDINGS_READ)
    public Response list(@BeanParam ListParameters parameters) {
        return parameters.answer(listing.list(FindingList.SOURCE, parameters.query()));
    }

    @GET
    @Path("{id}")
    @Requires(Permission.FINDINGS_READ)
    public Response one(@PathParam("id") UUID id) {
        return answer(id);
    }

    /** {@code {status, assignee}}, each left out when it is to stay. */
    @PATCH
    @Path("{id}")
    @Requires(Permission.FINDINGS_WRITE)
    public Response change(
            @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch, ObjectNode body) {
        TriageRequest request = new TriageRequest(body);
        request.only(Set.of("status", "assignee"));
        change(id, ifMatch, request.wish());
        return answer(id);
    }

    @POST
    @Path("{id}/waivers")
    @Requires(Permission.FINDINGS_WRITE)
    public Response waive(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            TriageRequest.WaiverRequest request) {
        List<UUID> changed = change(id, ifMatch, new Triage.Wish(null, false, null, request.waiver()));
        if (changed.isEmpty()) {
            throw Refusal.conflict("finding-resolved", "The finding is resolved: there is nothing to waive");
        }
        return answer(id);
    }

    /** {@code {ids or filter, status?, assignee?, waiver?, dryRun}}: all or nothing. */
    @POST
    @Path("bulk")
    @Requires(Permission.FINDINGS_WRITE)
    public Bulk bulk(ObjectNode body) {
        TriageRequest request = new TriageRequest(body);
        request.only(Set.of("ids", "filter", "status", "assignee", "waiver", "dryRun"));
        List<UUID> ids = target(request);
        List<UUID> changed =
                request.dryRun() ? triage.wouldChange(ids, request.wish()) : triage.change(ids, request.wish());
        List<ObjectNode> sample = changed.stream()
                .limit(SAMPLE)
                .map(id -> listing.find(FindingList.SOURCE, ListQuery.all(), id))
                .flatMap(Optional::stream)
                .toList();
        return new Bulk(ids.size(), changed.size(), sample);
    }

    private List<UUID> change(UUID id, @Nullable String ifMatch, Triage.Wish wish) {
        find(id);
        return triage.change(List.of(id), wish, () -> EntityTags.requireMatch(ifMatch, tag(find(id))));
    }

    private List<UUID> target(TriageRequest request) {
        List<UUID> named = request.ids();
        if ((named == null) == (request.filter() == null)) {
            throw Refusal.invalid("bulk-target", "Send either ids or a filter");
        }
        List<UUID> ids = named == null ? search.matching(request.filter()) : named;
        if (ids.size() > FindingSearch.MOST) {
            throw Refusal.of(
                    Refusal.Kind.TOO_LARGE,
                    "bulk-too-large",
                    "At most " + FindingSearch.MOST + " findings can be changed at once: narrow the filter");
        }
        return ids;
    }

    private ObjectNode find(UUID id) {
        return listing.find(FindingList.SOURCE, ListQuery.all(), id).orElseThrow(() -> Refusal.notFound("finding", id));
    }

    private Response answer(UUID id) {
        ObjectNode finding = find(id);
        return Response.ok(finding).tag(tag(finding)).build();
    }

    private static EntityTag tag(ObjectNode finding) {
        return new EntityTag(Integer.toHexString(finding.hashCode()));
    }
}
