package io.claviger.server;

import java.io.Serial;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A request that cannot be granted as it stands, with what the caller should do about it. Any room may throw it; the API
 * answers it as a problem document.
 */
public class Refusal extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** The kind of answer, which decides the HTTP status. */
    public enum Kind {
        INVALID(400, "The request is not valid"),
        UNAUTHENTICATED(401, "Sign in first"),
        FORBIDDEN(403, "Not allowed"),
        NOT_FOUND(404, "Not found"),
        CONFLICT(409, "Conflict"),
        STALE(412, "Changed by someone else"),
        TOO_LARGE(413, "Too large"),
        UNPROCESSABLE(422, "Not possible as asked"),
        TOO_MANY(429, "Too many requests"),
        UNAVAILABLE(503, "Not available now");

        private final int status;
        private final String title;

        Kind(int status, String title) {
            this.status = status;
            this.title = title;
        }

        public int status() {
            return status;
        }

        public String title() {
            return title;
        }
    }

    /** One wrong place of the request: a JSON pointer such as {@code /settings/url}, and what to do about it. */
    public record Place(String pointer, String detail) {}

    private final transient Kind kind;
    private final String code;
    private final transient List<Place> places;
    private final transient Map<String, Object> members = new LinkedHashMap<>();

    public Refusal(Kind kind, String code, String detail, List<Place> places) {
        super(detail);
        this.kind = kind;
        this.code = code;
        this.places = List.copyOf(places);
    }

    public static Refusal of(Kind kind, String code, String detail) {
        return new Refusal(kind, code, detail, List.of());
    }

    /** The object that was named is not there: code {@code source-not-found} for a {@code source}. */
    public static Refusal notFound(String objectKind, UUID id) {
        return of(Kind.NOT_FOUND, objectKind + "-not-found", "There is no " + objectKind + " " + id);
    }

    public static Refusal invalid(String code, String detail, Place... places) {
        return new Refusal(Kind.INVALID, code, detail, List.of(places));
    }

    public static Refusal conflict(String code, String detail) {
        return of(Kind.CONFLICT, code, detail);
    }

    /** Adds a member to the problem document, such as {@code line} and {@code column} of a wrong filter. */
    public Refusal with(String member, Object value) {
        members.put(member, value);
        return this;
    }

    public Kind kind() {
        return kind;
    }

    public String code() {
        return code;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    public List<Place> places() {
        return places;
    }

    public Map<String, Object> members() {
        return Map.copyOf(members);
    }
}
