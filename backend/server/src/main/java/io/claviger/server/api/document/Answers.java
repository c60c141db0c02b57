package io.claviger.server.api.document;

import io.claviger.server.api.access.AuditResource;
import io.claviger.server.api.access.UsersResource;
import io.claviger.server.api.notification.ChannelAnswer;
import io.claviger.server.api.sources.SourceView;
import io.claviger.server.auth.ApiToken;
import io.claviger.server.notification.Route;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jspecify.annotations.Nullable;

/** Fills in the answers of which the scan knows only that they are JSON. */
final class Answers {

    /** Members of records that hold listed items as JSON. */
    private static final Map<String, List<String>> HOLDERS =
            Map.of("Finding", List.of("sample", "newestFindings", "doFirst"), "CrawlProblem", List.of("problems"));

    private static final Map<String, Class<?>> OTHER_LISTS = Map.of(
            "tokens", ApiToken.class,
            "audit", AuditResource.AuditView.class,
            "policies", Parts.Policy.class,
            "sources", SourceView.class,
            "channels", ChannelAnswer.class,
            "routes", Route.class,
            "users", UsersResource.User.class);

    private final OpenAPI document;
    private final RecordSchemas records;

    Answers(OpenAPI document) {
        this.document = document;
        this.records = new RecordSchemas(document.getComponents());
    }

    void fillIn() {
        ListedItems items = new ListedItems(records);
        ListedItems.all().forEach(listed -> add(listed.component(), items.item(listed)));
        OTHER_LISTS.values().forEach(records::ref);
        each(this::fillIn);
        document.getComponents().getSchemas().values().forEach(this::fillHolder);
        add("ObjectNode", Schemas.anyObject().description("any JSON object"));
        add("JsonNode", OASFactory.createSchema().description("any JSON"));
        document.getComponents().removeSchema("JsonNodeType");
    }

    private void add(String component, Schema schema) {
        document.getComponents().addSchema(component, schema);
    }

    private void each(Visitor what) {
        for (Map.Entry<String, PathItem> path :
                document.getPaths().getPathItems().entrySet()) {
            path.getValue()
                    .getOperations()
                    .forEach((method, operation) -> what.visit(path.getKey(), method, operation));
        }
    }

    private interface Visitor {
        void visit(String path, PathItem.HttpMethod method, Operation operation);
    }

    private void fillIn(String path, PathItem.HttpMethod method, Operation operation) {
        operation.getResponses().getAPIResponses().values().stream()
                .map(response -> response.getContent())
                .filter(Objects::nonNull)
                .flatMap(content -> content.getMediaTypes().values().stream())
                .filter(media -> media.getSchema() != null && isUntold(media.getSchema()))
                .forEach(media -> fillIn(path, method, media));
    }

    private static boolean isUntold(Schema schema) {
        String component = Schemas.refersTo(schema);
        return schema.getRef() == null
                ? schema.getType() == null && schema.getAnyOf() == null
                : component.equals("ObjectNode");
    }

    private void fillIn(String path, PathItem.HttpMethod method, MediaType media) {
        List<String> segments =
                Arrays.stream(path.split("/")).filter(it -> !it.startsWith("{")).toList();
        for (String segment : segments.reversed()) {
            String component = component(segment);
            if (component != null) {
                boolean list = method == PathItem.HttpMethod.GET && path.endsWith("/" + segment);
                media.setSchema(list ? page(component) : Schemas.ref(component));
                return;
            }
        }
    }

    private static @Nullable String component(String segment) {
        Class<?> other = OTHER_LISTS.get(segment);
        return other != null
                ? other.getSimpleName()
                : ListedItems.named(segment).map(ListedItems.Listed::component).orElse(null);
    }

    private Schema page(String component) {
        String name = component + "Page";
        if (!document.getComponents().getSchemas().containsKey(name)) {
            Schema counts = Schemas.of(Schema.SchemaType.OBJECT)
                    .additionalPropertiesSchema(Schemas.listOf(records.ref(Parts.FacetCount.class)))
                    .description("for each facet that was asked for, the most frequent first");
            add(
                    name,
                    Schemas.of(Schema.SchemaType.OBJECT)
                            .addProperty("items", Schemas.listOf(Schemas.ref(component)))
                            .addProperty(
                                    "nextCursor", Schemas.orNull(Schemas.text("for the next page; null on the last")))
                            .addProperty("total", Schemas.integer().description("on all pages"))
                            .addProperty("facets", Schemas.orNull(counts))
                            .required(List.of("items", "nextCursor", "total")));
        }
        return Schemas.ref(name);
    }

    private void fillHolder(Schema schema) {
        if (schema.getProperties() == null) {
            return;
        }
        HOLDERS.forEach((component, members) -> members.stream()
                .filter(member -> isHolder(schema.getProperties().get(member)))
                .forEach(member -> schema.addProperty(member, Schemas.listOf(Schemas.ref(component)))));
    }

    private static boolean isHolder(@Nullable Schema member) {
        if (member == null) {
            return false;
        }
        return Schemas.refersTo(member).equals("JsonNode")
                || (member.getItems() != null
                        && Schemas.refersTo(member.getItems()).equals("ObjectNode"));
    }
}
