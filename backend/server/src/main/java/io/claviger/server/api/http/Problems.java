package io.claviger.server.api.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.claviger.server.Refusal;
import io.claviger.server.database.DatabaseFailure;
import io.vertx.ext.web.RoutingContext;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns whatever an endpoint throws into a problem document. What nobody foresaw is logged, and says nothing of its inside. */
class Problems {

    private static final Logger LOG = Logger.getLogger(Problems.class);
    private static final String CHALLENGE = "Bearer realm=\"claviger\"";

    private final RoutingContext context;

    Problems(RoutingContext context) {
        this.context = context;
    }

    @ServerExceptionMapper
    Response refused(Refusal refusal) {
        Response.ResponseBuilder response = answer(ProblemDocument.of(refusal, Exchange.correlationId(context)));
        if (refusal.kind() == Refusal.Kind.UNAUTHENTICATED) {
            response.header("WWW-Authenticate", CHALLENGE); // RFC 6750
        }
        if (refusal.members().get("retryAfter") instanceof Number seconds) {
            response.header("Retry-After", seconds.longValue());
        }
        return response.build();
    }

    @ServerExceptionMapper
    Response invalid(ConstraintViolationException violations) {
        List<Refusal.Place> places = violations.getConstraintViolations().stream()
                .map(violation ->
                        new Refusal.Place(JsonPlaces.pointer(violation.getPropertyPath()), violation.getMessage()))
                .toList();
        return refused(Refusal.invalid(
                "request-invalid",
                places.stream()
                        .map(place -> (place.pointer().isEmpty() ? "The body" : place.pointer()) + " " + place.detail())
                        .collect(Collectors.joining("; ")),
                places.toArray(Refusal.Place[]::new)));
    }

    @ServerExceptionMapper({WebApplicationException.class})
    Response standard(WebApplicationException standard) {
        Refusal refusal = cause(standard, Refusal.class);
        if (refusal != null) {
            return refused(refusal);
        }
        JacksonException json = cause(standard, JacksonException.class);
        if (json != null) {
            return refused(JsonPlaces.refusal(json));
        }
        Response original = standard.getResponse();
        int status = original.getStatus();
        if (original.hasEntity() || status < 400) {
            return original;
        }
        if (status >= 500) {
            return unforeseen(standard);
        }
        String title = original.getStatusInfo().getReasonPhrase();
        String code = title.toLowerCase(Locale.ROOT).replace(' ', '-');
        return answer(ProblemDocument.of(status, title, code, advice(status), Exchange.correlationId(context)))
                .build();
    }

    @ServerExceptionMapper
    Response json(JacksonException failure) {
        return refused(JsonPlaces.refusal(failure));
    }

    /** Named, because Quarkus has a mapper of its own for exactly this class. */
    @ServerExceptionMapper
    Response mismatch(MismatchedInputException failure) {
        return refused(JsonPlaces.refusal(failure));
    }

    @ServerExceptionMapper
    Response anything(Throwable failure) {
        SQLException sql = cause(failure, SQLException.class);
        DatabaseFailure refusedByDatabase = sql == null ? null : new DatabaseFailure(sql);
        if (refusedByDatabase != null && refusedByDatabase.unreachable()) {
            LOG.warnf("%s (%s)", refusedByDatabase.words(), refusedByDatabase.getMessage());
            return refused(Refusal.of(
                            Refusal.Kind.UNAVAILABLE,
                            "database-unavailable",
                            refusedByDatabase.words() + ". Nothing was changed: try again then")
                    .with("retryAfter", 5));
        }
        if (refusedByDatabase != null && refusedByDatabase.unstorable()) {
            return refused(Refusal.invalid(
                    "text-invalid", "A text of the request holds a NUL character, which cannot be kept: leave it out"));
        }
        Refusal refusal = cause(failure, Refusal.class);
        return refusal == null ? unforeseen(failure) : refused(refusal);
    }

    private Response unforeseen(Throwable failure) {
        String correlationId = Exchange.correlationId(context);
        LOG.errorf(failure, "%s %s failed", context.request().method(), context.normalizedPath());
        return answer(ProblemDocument.of(
                        500,
                        "Internal error",
                        "internal-error",
                        "This is our mistake, not yours. The server's log has more under correlation id "
                                + correlationId,
                        correlationId))
                .build();
    }

    private static String advice(int status) {
        return switch (status) {
            case 404 -> "There is nothing at this address. /q/openapi lists what there is";
            case 405 -> "This address does not take this method. /q/openapi lists those that it takes";
            case 406 -> "The answer is application/json: ask for that";
            case 415 -> "Send application/json";
            default -> "The request cannot be understood as it is. /q/openapi says how it should look";
        };
    }

    private static <T extends Throwable> @org.jspecify.annotations.Nullable T cause(
            Throwable failure, Class<T> wanted) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (wanted.isInstance(cause)) {
                return wanted.cast(cause);
            }
        }
        return null;
    }

    private static Response.ResponseBuilder answer(ProblemDocument problem) {
        return Response.status(problem.status())
                .type(ProblemDocument.MEDIA_TYPE)
                .entity(problem);
    }
}
