package io.claviger.server.api.sources;

import static io.claviger.engine.expression.Field.count;
import static io.claviger.engine.expression.Field.oneOf;
import static io.claviger.engine.expression.Field.text;
import static io.claviger.engine.expression.Field.time;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.claviger.engine.expression.Field;
import io.claviger.engine.expression.ObjectSchema;
import io.claviger.engine.expression.ValueType;
import io.claviger.server.api.EntityTags;
import io.claviger.server.api.ListParameters;
import io.claviger.server.api.Members;
import io.claviger.server.api.Operations;
import io.claviger.server.api.ShortList;
import io.claviger.server.api.ShortLists;
import io.claviger.server.api.crawls.CrawlOperation;
import io.claviger.server.api.sources.SourceRequest.CheckRequest;
import io.claviger.server.auth.Permission;
import io.claviger.server.auth.Requires;
import io.claviger.server.catalog.SourceCounts;
import io.claviger.server.crawl.Coverage;
import io.claviger.server.crawl.CrawlState;
import io.claviger.server.crawl.Crawls;
import io.claviger.server.graph.UnreadPolicies;
import io.claviger.server.sources.Connectors;
import io.claviger.server.sources.Source;
import io.claviger.server.sources.Sources;
import io.claviger.spi.Check;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

@Path("sources")
@Produces(MediaType.APPLICATION_JSON)
public class SourcesResource {

    private static final ShortList LIST = new ShortList(
            new ObjectSchema(
                    "source",
                    List.of(
                            text("name", "name"),
                            text("connector", "kind of source"),
                            text("environment", "environment").orNull(),
                            Field.of("enabled", ValueType.BOOL, "whether it is crawled"),
                            oneOf(
                                            "lastCrawl.state",
                                            Arrays.stream(CrawlState.values())
                                                    .map(Enum::name)
                                                    .toList(),
                                            "state of the last crawl")
                                    .orNull(),
                            count("coverage.percent", "how much could be read"),
                            time("createdAt", "created"),
                            time("updatedAt", "last changed"))),
            "name");

    private final Sources sources;
    private final Connectors connectors;
    private final Coverage coverage;
    private final UnreadPolicies policies;
    private final SourceCounts counts;
    private final Crawls crawls;
    private final Operations operations;
    private final ShortLists lists;

    SourcesResource(
            Sources sources,
            Connectors connectors,
            Coverage coverage,
            UnreadPolicies policies,
            SourceCounts counts,
            Crawls crawls,
            Operations operations,
            ShortLists lists) {
        this.sources = sources;
        this.connectors = connectors;
        this.coverage = coverage;
        this.policies = policies;
        this.counts = counts;
        this.crawls = crawls;
        this.operations = operations;
        this.lists = lists;
    }

    public record Checks(List<Check> checks) {}

    /** The work that was started, and what it does. */
    public record Accepted(Operations.Reference operation, Operations.Reference crawl) {}

    @GET
    @Requires(Permission.SOURCES_READ)
    public Response list(@BeanParam ListParameters parameters) {
        Map<UUID, Coverage.LastCrawl> last = coverage.lastCrawls();
        Map<UUID, Coverage.Read> read = coverage.bySource();
        Map<UUID, ArrayNode> unread = policies.bySource();
        Map<UUID, SourceCounts.Counts> counted = counts.bySource();
        List<SourceView> items = sources.all().stream()
                .map(source -> SourceView.of(
                        source,
                        connectors.find(source.connector()),
                        last.get(source.id()),
                        read.get(source.id()),
                        unread.get(source.id()),
                        counted.get(source.id())))
                .toList();
        return lists.answer(LIST, items, parameters);
    }

    @GET
    @Path("{id}")
    @Requires(Permission.SOURCES_READ)
    @APIResponseSchema(value = SourceView.class, responseCode = "200")
    public Response one(@PathParam("id") UUID id) {
        return answer(Response.ok(), sources.get(id));
    }

    @POST
    @Requires(Permission.SOURCES_WRITE)
    @APIResponseSchema(value = SourceView.class, responseCode = "201")
    public Response create(SourceRequest request) {
        Source source = sources.create(request.draft());
        return answer(Response.created(URI.create("sources/" + source.id())), source);
    }

    @PUT
    @Path("{id}")
    @Requires(Permission.SOURCES_WRITE)
    @APIResponseSchema(value = SourceView.class, responseCode = "200")
    public Response update(
            @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String match, SourceRequest request) {
        return answer(Response.ok(), sources.update(id, request.draft(), EntityTags.seen(match)));
    }

    @DELETE
    @Path("{id}")
    @Requires(Permission.SOURCES_WRITE)
    @APIResponse(responseCode = "204", description = "Done")
    public Response delete(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String match) {
        sources.delete(id, EntityTags.seen(match));
        return Response.noContent().build();
    }

    /** Tries settings without saving them. */
    @POST
    @Path("check")
    @Requires(Permission.SOURCES_WRITE)
    @RunOnVirtualThread
    public Checks check(CheckRequest request) throws InterruptedException {
        return new Checks(sources.check(
                Members.text("connector", request.connector()),
                request.settings() == null ? JsonNodeFactory.instance.objectNode() : request.settings(),
                request.sourceId()));
    }

    @POST
    @Path("{id}/crawls")
    @Requires(Permission.CRAWLS_START)
    @APIResponseSchema(value = Accepted.class, responseCode = "202")
    public Response crawl(@PathParam("id") UUID id) {
        UUID crawl = crawls.start(id);
        Operations.Reference operation = operations.start(CrawlOperation.KIND, crawl);
        Accepted accepted = new Accepted(operation, new Operations.Reference(crawl, "/api/v1/crawls/" + crawl));
        return Response.accepted(accepted)
                .location(URI.create("operations/" + operation.id()))
                .build();
    }

    private Response answer(Response.ResponseBuilder response, Source source) {
        SourceView view = SourceView.of(
                source,
                connectors.find(source.connector()),
                coverage.lastCrawls().get(source.id()),
                coverage.bySource().get(source.id()),
                policies.bySource().get(source.id()),
                counts.bySource().get(source.id()));
        return response.entity(view).tag(EntityTags.of(source.version())).build();
    }
}
