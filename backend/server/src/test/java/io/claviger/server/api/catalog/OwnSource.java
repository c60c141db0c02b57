package io.claviger.server.api.catalog;

import io.claviger.server.auth.AccessRole;
import io.claviger.server.catalog.CatalogIds;
import io.claviger.server.catalog.ExposureSeen;
import io.claviger.server.catalog.TestCatalog;
import io.claviger.server.testing.SignedIn;
import io.claviger.spi.ObjectRef;
import io.claviger.spi.Observation;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.Dependent;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A source that one test has for itself: all tests share one catalog, so lists are asked for this source alone. */
@Dependent
public class OwnSource {

    private final TestCatalog catalog;
    private final SignedIn signedIn;
    private final UUID source;
    private final String here;

    OwnSource(TestCatalog catalog, SignedIn signedIn) {
        this.catalog = catalog;
        this.signedIn = signedIn;
        source = catalog.newSource();
        here = "source.name == \"" + catalog.value("select name from source where id = ?", source) + "\"";
    }

    public UUID source() {
        return source;
    }

    public UUID idOf(ObjectRef object) {
        return CatalogIds.object(source, object);
    }

    public void crawl(Observation... observations) {
        catalog.crawl(source, "all", observations);
    }

    public void crawlText(ExposureSeen... exposures) {
        catalog.crawlText(source, exposures);
    }

    public ValidatableResponse look(String path) {
        return signedIn.as(AccessRole.VIEWER).get(path).then().statusCode(200);
    }

    ValidatableResponse list(String list, String and) {
        return request(and, null).get("/api/v1/" + list).then();
    }

    /** A question to a list, with this source's condition and one more. */
    RequestSpecification request(String and, @Nullable String sort) {
        RequestSpecification request = signedIn.as(AccessRole.VIEWER).queryParam("filter", here + and);
        return sort == null ? request : request.queryParam("sort", sort);
    }
}
