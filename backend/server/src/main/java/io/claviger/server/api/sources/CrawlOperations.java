package io.claviger.server.api.sources;

import io.claviger.server.auth.CurrentUser;
import io.claviger.server.auth.Principal;
import io.claviger.server.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** Answers for a crawl that was started: it goes on as an operation. */
@ApplicationScoped
class CrawlOperations {

    private final Database database;
    private final CurrentUser user;

    CrawlOperations(Database database, CurrentUser user) {
        this.database = database;
        this.user = user;
    }

    /** A thing to look at. */
    public record Reference(UUID id, String href) {}

    public record Accepted(Reference operation, Reference crawl) {}

    Response accepted(UUID crawlId) {
        UUID operation = database.first(
                        """
                        insert into operation (kind, subject, created_by) values ('crawl', ?, ?)
                        on conflict (kind, subject) do update set kind = excluded.kind returning id""",
                        row -> row.getObject(1, UUID.class),
                        crawlId,
                        user.find().map(Principal::name).orElse("system"))
                .orElseThrow();
        String href = "/api/v1/operations/" + operation;
        return Response.accepted(new Accepted(
                        new Reference(operation, href), new Reference(crawlId, "/api/v1/crawls/" + crawlId)))
                .header("Location", href)
                .build();
    }
}
