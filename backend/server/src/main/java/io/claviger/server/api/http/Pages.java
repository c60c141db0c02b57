package io.claviger.server.api.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The dashboard is one page: its own addresses, such as {@code /inventory/credentials}, are all answered with {@code index.html}, so that
 * a link to a view works. What is neither a file, nor an address of the API, nor asked for by a browser, is not found.
 */
@ApplicationScoped
class Pages {

    /** Vite puts a hash of the content into the names of what it builds. */
    private static final Pattern HASHED = Pattern.compile("/assets/.+-[A-Za-z0-9_-]{8,}\\.[a-z0-9]+");

    private static final int BEFORE_FILES = -100;

    private final ProblemWriter problems;
    private final byte @Nullable [] index = read("META-INF/resources/index.html");

    Pages(ProblemWriter problems) {
        this.problems = problems;
    }

    void register(@Observes Router router) {
        router.route().order(BEFORE_FILES).handler(Pages::cache);
        router.route().last().handler(this::handle);
    }

    private static void cache(RoutingContext context) {
        String path = context.normalizedPath();
        if (HASHED.matcher(path).matches()) {
            context.response().putHeader("Cache-Control", "public, max-age=31536000, immutable");
        } else if (path.startsWith("/api/")) {
            context.response().putHeader("Cache-Control", "no-store");
        } else {
            // The page names the files of its own version: an old one would ask for files that an upgrade took away.
            context.response().putHeader("Cache-Control", "no-cache");
        }
        context.next();
    }

    private void handle(RoutingContext context) {
        String path = context.normalizedPath();
        boolean page = (context.request().method() == HttpMethod.GET
                        || context.request().method() == HttpMethod.HEAD)
                && !path.startsWith("/api/")
                && !path.startsWith("/q/")
                && !path.substring(path.lastIndexOf('/') + 1).contains(".")
                && accepts(context);
        if (page && index != null) {
            context.response()
                    .putHeader("Content-Type", "text/html; charset=utf-8")
                    .end(io.vertx.core.buffer.Buffer.buffer(index));
        } else {
            problems.write(
                    context,
                    ProblemDocument.of(
                            404,
                            "Not Found",
                            "not-found",
                            "There is nothing at this address. /q/openapi lists what there is",
                            Exchange.correlationId(context)));
        }
    }

    private static boolean accepts(RoutingContext context) {
        String accept = context.request().getHeader("Accept");
        return accept != null && accept.contains("text/html");
    }

    private static byte @Nullable [] read(String resource) {
        try (InputStream stream = Thread.currentThread().getContextClassLoader().getResourceAsStream(resource)) {
            return stream == null ? null : stream.readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
