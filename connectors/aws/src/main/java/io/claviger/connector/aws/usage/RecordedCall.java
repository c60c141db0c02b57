package io.claviger.connector.aws.usage;

import io.claviger.connector.aws.api.Shape;
import io.claviger.connector.aws.iam.Kinds;
import io.claviger.spi.ObjectRef;
import io.claviger.spi.UsageEvent;
import io.claviger.spi.UsageEvent.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A record of CloudTrail as a usage event. Its {@code requestParameters} and {@code responseElements} are not looked at.
 *
 * @see <a href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html">record contents</a>
 */
public final class RecordedCall {

    /** Services write the refusal in their own words, some with a prefix: {@code Client.UnauthorizedOperation}. */
    private static final Pattern REFUSED = Pattern.compile(
            "(?i)(.*\\.)?(access-?denied(exception)?|unauthorized(operation|access|exception)?|not-?authorized(exception)?"
                    + "|authorizationerror(exception)?|forbidden(exception)?)");

    private RecordedCall() {}

    /** Empty when it is the call of somebody who is neither a user nor a role nor the root user, or does not say what was called. */
    static Optional<UsageEvent> event(Shape record) {
        try {
            return told(record);
        } catch (IllegalArgumentException saysNothing) {
            return Optional.empty();
        }
    }

    private static Optional<UsageEvent> told(Shape record) {
        Shape identity = record.part("userIdentity");
        ObjectRef who = identity == null ? null : who(identity);
        String id = record.text("eventID");
        Instant at = record.time("eventTime");
        String action = record.text("eventName");
        Optional<String> service = service(record);
        if (identity == null || who == null || id == null || at == null || action == null || service.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new UsageEvent(
                id,
                at,
                who,
                credential(identity, who, action),
                service.get(),
                action,
                resource(record),
                record.text("sourceIPAddress"),
                record.text("userAgent"),
                record.text("awsRegion"),
                outcome(record.text("errorCode"))));
    }

    /**
     * The events of one line: of a record, or of a whole file of them.
     *
     * @throws IllegalArgumentException if it is neither
     */
    public static List<UsageEvent> read(String line) {
        Shape shape = Shape.of(line);
        List<Shape> records = shape.has("Records") ? shape.parts("Records") : List.of(shape);
        for (Shape record : records) {
            for (String member : List.of("eventID", "eventTime", "eventSource", "eventName", "userIdentity")) {
                if (!record.has(member)) {
                    throw new IllegalArgumentException("it is no CloudTrail record: it has no '" + member + "'");
                }
            }
            if (record.time("eventTime") == null) {
                throw new IllegalArgumentException("its 'eventTime' is no time");
            }
        }
        return records.stream()
                .map(RecordedCall::event)
                .flatMap(Optional::stream)
                .toList();
    }

    /** The prefix of the service's endpoint in a record, which mostly is that of its actions in policies. */
    static Optional<String> service(Shape record) {
        String source = record.text("eventSource");
        return source == null || source.isBlank() ? Optional.empty() : Optional.of(source.split("\\.", 2)[0]);
    }

    /** The user, the role whose session called, or the root user. */
    static @Nullable ObjectRef who(Shape identity) {
        String arn = identity.text("arn");
        return switch (String.valueOf(identity.text("type"))) {
            case "IAMUser" -> arn == null ? null : Kinds.user(arn);
            case "Root" -> arn == null ? null : Kinds.root(arn);
            default -> issuedBy(issuer(identity));
        };
    }

    private static @Nullable ObjectRef issuedBy(@Nullable Shape issuer) {
        String arn = issuer == null ? null : issuer.text("arn");
        if (issuer == null || arn == null) {
            return null;
        }
        return switch (String.valueOf(issuer.text("type"))) {
            case "Role" -> Kinds.role(arn);
            case "IAMUser" -> Kinds.user(arn);
            default -> null;
        };
    }

    /** Whoever issued the session that called. */
    static @Nullable Shape issuer(Shape identity) {
        Shape context = identity.part("sessionContext");
        return context == null ? null : context.part("sessionIssuer");
    }

    /** A long-lived access key; or the password, where somebody signed in with it. */
    private static @Nullable ObjectRef credential(Shape identity, ObjectRef who, String action) {
        ObjectRef key = longLivedKey(identity);
        boolean signedIn = action.equals("ConsoleLogin") && "IAMUser".equals(identity.text("type"));
        return key == null && signedIn ? Kinds.password(who.externalId()) : key;
    }

    /** The ids of keys of sessions begin otherwise. */
    static @Nullable ObjectRef longLivedKey(Shape identity) {
        String key = identity.text("accessKeyId");
        return key != null && key.startsWith("AKIA") ? Kinds.accessKey(key) : null;
    }

    private static @Nullable String resource(Shape record) {
        return record.parts("resources").stream()
                .map(resource -> resource.text("ARN"))
                .filter(arn -> arn != null)
                .findFirst()
                .orElse(null);
    }

    private static Outcome outcome(@Nullable String errorCode) {
        if (errorCode == null || errorCode.isBlank()) {
            return Outcome.ALLOWED;
        }
        return REFUSED.matcher(errorCode).matches() ? Outcome.DENIED : Outcome.ERROR;
    }
}
