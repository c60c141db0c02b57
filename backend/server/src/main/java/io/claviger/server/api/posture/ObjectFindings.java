package io.claviger.server.api.posture;

import io.claviger.server.api.ListParameters;
import io.claviger.server.auth.Permission;
import io.claviger.server.auth.Requires;
import io.claviger.server.catalog.listing.Listing;
import io.claviger.server.posture.FindingList;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** The findings about one object, or about an identity and all that is its. */
public final class ObjectFindings {

    private ObjectFindings() {}

    /** Of an identity, its credentials and exposures. */
    @Path("identities/{id}/findings")
    public static class OfIdentity {
        private final Listing listing;

        OfIdentity(Listing listing) {
            this.listing = listing;
        }

        @GET
        @Requires(Permission.FINDINGS_READ)
        public Response list(@PathParam("id") UUID id, @BeanParam ListParameters parameters) {
            return parameters.answer(
                    listing.list(FindingList.SOURCE, parameters.query().within("t.identity_id = ?", id)));
        }
    }

    @Path("credentials/{id}/findings")
    public static class OfCredential {
        private final Listing listing;

        OfCredential(Listing listing) {
            this.listing = listing;
        }

        @GET
        @Requires(Permission.FINDINGS_READ)
        public Response list(@PathParam("id") UUID id, @BeanParam ListParameters parameters) {
            return parameters.answer(
                    listing.list(FindingList.SOURCE, parameters.query().within("t.object_id = ?", id)));
        }
    }

    @Path("exposures/{id}/findings")
    public static class OfExposure {
        private final Listing listing;

        OfExposure(Listing listing) {
            this.listing = listing;
        }

        @GET
        @Requires(Permission.FINDINGS_READ)
        public Response list(@PathParam("id") UUID id, @BeanParam ListParameters parameters) {
            return parameters.answer(
                    listing.list(FindingList.SOURCE, parameters.query().within("t.object_id = ?", id)));
        }
    }
}
