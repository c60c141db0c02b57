package io.claviger.engine.secrets.rules;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the vendor is asked whether a secret is live: one harmless request to one host that the rule names. Texts may hold
 * <code>{secret}</code> and other placeholders, but the host never does.
 *
 * @param url begins with {@code https://} and a fixed host; placeholders in it are percent-encoded
 * @param headers beside those that a client always sends
 * @param basic {@code user:password} of RFC 7617 before it is encoded
 * @param body what is posted; {@code null} to get. Placeholders in it are escaped as its type wants
 * @param live statuses that only a live secret is answered
 * @param dead statuses that only a dead secret is answered; may be empty, where a vendor says the same to others
 * @param liveIf what a live answer must also say
 * @param deadIf what a dead answer must also say; an answer with a status of {@code live} that says it is dead too
 * @param companions patterns, whose first group is found close to the secret, by the name of the placeholder
 */
public record VerificationRequest(
        String url,
        Map<String, String> headers,
        @Nullable String basic,
        @Nullable Body body,
        Set<Integer> live,
        Set<Integer> dead,
        @Nullable AnswerCondition liveIf,
        @Nullable AnswerCondition deadIf,
        Map<String, String> companions) {

    public VerificationRequest {
        headers = Map.copyOf(headers);
        live = Set.copyOf(live);
        dead = Set.copyOf(dead);
        companions = Map.copyOf(companions);
    }

    /** The one host that is asked. */
    public String host() {
        return URI.create(url.replaceAll("\\{[^}]*\\}", "x")).getHost();
    }

    /** A body and the type that it is sent as, which also says how placeholders in it are escaped. */
    public record Body(BodyType type, String text) {}

    /** The types of bodies that are sent. */
    public enum BodyType {
        JSON("application/json"),
        FORM("application/x-www-form-urlencoded");

        private final String mediaType;

        BodyType(String mediaType) {
            this.mediaType = mediaType;
        }

        public String mediaType() {
            return mediaType;
        }
    }

    /**
     * Something that an answer's body says.
     *
     * @param pointer of RFC 6901 into a JSON body, or {@code null} to look for a text anywhere in the body
     * @param anyOf the value there is one of these, numbers and truth values being written out; empty when it is enough that there is one
     */
    public record AnswerCondition(@Nullable String pointer, List<String> anyOf) {
        public AnswerCondition {
            anyOf = List.copyOf(anyOf);
        }
    }
}
