package io.claviger.server.api.document;

import io.claviger.server.api.http.ProblemDocument;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.quarkus.smallrye.openapi.OpenApiFilter.RunStage;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.jboss.jandex.IndexView;

/** Adds to the OpenAPI document what is the same for every endpoint: how one signs in, and what a problem looks like. */
@OpenApiFilter(stages = RunStage.BUILD)
public class ApiDocument implements OASFilter {

    private static final String TOKEN = "token";
    private static final String SESSION = "session";
    private static final String PROBLEM = "Problem";

    private final IndexView index;

    public ApiDocument(IndexView index) {
        this.index = index;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getComponents() == null) {
            document.setComponents(OASFactory.createComponents());
        }
        document.getComponents()
                .addSecurityScheme(
                        TOKEN,
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .bearerFormat("clv_…")
                                .description("For programs: an API token"))
                .addSecurityScheme(
                        SESSION,
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.APIKEY)
                                .in(SecurityScheme.In.COOKIE)
                                .name("__Host-claviger")
                                .description(
                                        "For browsers: the cookie of POST /session, and X-Claviger-Csrf on every change"))
                .addSchema(PROBLEM, problem());
        document.setSecurity(List.of(
                OASFactory.createSecurityRequirement().addScheme(TOKEN),
                OASFactory.createSecurityRequirement().addScheme(SESSION)));
        if (document.getPaths() != null) {
            document.getPaths().getPathItems().values().stream()
                    .flatMap(path -> path.getOperations().values().stream())
                    .forEach(ApiDocument::addProblem);
            new Answers(document).fillIn();
            new Completeness(document, records()).say(document);
        }
    }

    private List<Class<?>> records() {
        return index.getKnownClasses().stream()
                .filter(it -> it.isRecord() && it.name().toString().startsWith("io.claviger."))
                .<Class<?>>map(it -> load(it.name().toString()))
                .toList();
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, Thread.currentThread().getContextClassLoader());
        } catch (ClassNotFoundException impossible) {
            throw new IllegalStateException("The index names a class that is not there: " + name, impossible);
        }
    }

    private static void addProblem(Operation operation) {
        if (operation.getResponses() == null) {
            operation.setResponses(OASFactory.createAPIResponses());
        }
        operation
                .getResponses()
                .addAPIResponse(
                        "default",
                        OASFactory.createAPIResponse()
                                .description("A problem, in words and with a stable code")
                                .content(OASFactory.createContent()
                                        .addMediaType(
                                                ProblemDocument.MEDIA_TYPE,
                                                OASFactory.createMediaType()
                                                        .schema(OASFactory.createSchema()
                                                                .ref(PROBLEM)))));
    }

    private static Schema problem() {
        Schema place = OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .properties(
                        Map.of("pointer", text("a JSON pointer (RFC 6901)"), "detail", text("what to do about it")));
        return OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .description("RFC 9457; more members where a code has them, such as line and column")
                .addProperty("type", text("about:blank"))
                .addProperty("title", text("the kind of problem"))
                .addProperty("status", OASFactory.createSchema().addType(Schema.SchemaType.INTEGER))
                .addProperty("code", text("stable: programs may depend on it"))
                .addProperty("detail", text("what to do, for a person"))
                .addProperty("correlationId", text("finds the request in the server's log"))
                .addProperty(
                        "errors",
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.ARRAY)
                                .items(place));
    }

    private static Schema text(String description) {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING).description(description);
    }
}
