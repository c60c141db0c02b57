package io.claviger.connector.aws.api;

import io.claviger.spi.ConnectorException;
import io.claviger.spi.ConnectorException.Category;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Says in our words what AWS says. Decides by the error code
 * (<a href="https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html">common errors</a>), by the status where a code
 * is not known. The text of AWS's own message is not repeated: it names policies and sessions at length.
 *
 * @param account for people
 * @param region where it was asked
 * @param acceptedIn the other region in which AWS has accepted the credentials already
 */
record AwsFailures(String account, String region, Optional<String> acceptedIn) {

    private static final Set<String> WHO = Set.of(
            "InvalidClientTokenId",
            "UnrecognizedClientException",
            "SignatureDoesNotMatch",
            "IncompleteSignature",
            "InvalidSignatureException",
            "AuthFailure",
            "InvalidAccessKeyId",
            "MissingAuthenticationToken",
            "MissingAuthenticationTokenException",
            "InvalidToken",
            "NotAuthenticated");
    private static final Set<String> ENDED = Set.of("ExpiredToken", "ExpiredTokenException");
    private static final Set<String> MAY_NOT = Set.of(
            "AccessDenied",
            "AccessDeniedException",
            "AccessDeniedForDependencyException",
            "UnauthorizedOperation",
            "UnauthorizedException",
            "AuthorizationError",
            "AuthorizationErrorException",
            "Forbidden",
            "ForbiddenException",
            "NotAuthorized",
            "AccountNotManagementOrDelegatedAdministratorException");
    /** What an organization has not set up, so that there is nothing to ask for. */
    private static final Set<String> ABSENT = Set.of("ServiceAccessNotEnabledException", "ServiceAccessNotEnabled");

    private static final Set<String> OFF =
            Set.of("OptInRequired", "RegionDisabledException", "SubscriptionRequiredException");
    private static final Set<String> THROTTLED = Set.of(
            "RequestLimitExceeded",
            "TooManyRequestsException",
            "SlowDown",
            "EC2ThrottledException",
            "BandwidthLimitExceeded");

    static void interrupted(SdkException failure) throws InterruptedException {
        if (failure instanceof AbortedException || Thread.interrupted()) {
            throw new InterruptedException("interrupted in a call");
        }
    }

    static boolean isThrottling(SdkException failure) {
        return failure instanceof AwsServiceException service
                && (service.isThrottlingException()
                        || service.statusCode() == 429
                        || THROTTLED.contains(code(service)));
    }

    /** How long AWS asks to be left alone; zero when it does not say. */
    static Duration retryAfter(SdkException failure) {
        if (failure instanceof AwsServiceException service && service.awsErrorDetails() != null) {
            var answer = service.awsErrorDetails().sdkHttpResponse();
            String wish = answer == null
                    ? ""
                    : answer.firstMatchingHeader("Retry-After").orElse("");
            return wish.matches("[0-9]{1,6}") ? Duration.ofSeconds(Long.parseLong(wish)) : Duration.ZERO;
        }
        return Duration.ZERO;
    }

    /** Whether the same call may go well in a moment: the service failed, the answer broke off, the clock was put right. */
    static boolean mayPass(SdkException failure) {
        return switch (failure) {
            case AwsServiceException service -> service.statusCode() >= 500 || service.isClockSkewException();
            case SdkClientException client ->
                cause(client, java.io.IOException.class) != null
                        && cause(client, java.net.UnknownHostException.class) == null
                        && cause(client, java.net.ConnectException.class) == null;
            default -> false;
        };
    }

    ConnectorException throttled(String action, Duration wish) {
        return ConnectorException.rateLimited(
                action + " of account " + account + " in " + region + " is throttled for minutes. It goes on later",
                wish.isZero() ? Duration.ofMinutes(1) : wish);
    }

    ConnectorException categorised(String action, SdkException failure) {
        return failure instanceof AwsServiceException service ? told(action, service) : unheard(action, failure);
    }

    private ConnectorException told(String action, AwsServiceException failure) {
        String code = code(failure);
        String what = action + " of account " + account + " in " + region + " (" + code + ")";
        if (ENDED.contains(code) || failure.isClockSkewException() || WHO.contains(code)) {
            return unrecognised(code, failure, what);
        }
        if (MAY_NOT.contains(code) || failure.statusCode() == 403) {
            return failed(
                    Category.FORBIDDEN,
                    "AWS does not allow " + what,
                    "Allow \"" + action + "\" on \"*\", and see that no service control policy denies it");
        }
        if (OFF.contains(code)) {
            return off("The region or the service is off for " + what);
        }
        if (failure.statusCode() == 404
                || code.startsWith("NoSuch")
                || ABSENT.contains(code)
                || code.endsWith("NotFoundException")) {
            return failed(Category.NOT_FOUND, "What was asked for is not there: " + what, "List it again");
        }
        if (failure.statusCode() >= 500) {
            return failed(Category.UNAVAILABLE, "AWS failed at " + what, "Try later");
        }
        return failed(Category.PROTOCOL, "AWS did not understand " + what, "Check the settings");
    }

    /** AWS does not know who asks. */
    private ConnectorException unrecognised(String code, AwsServiceException failure, String what) {
        if (ENDED.contains(code)) {
            return failed(
                    Category.AUTHENTICATION,
                    "The session has expired: " + what,
                    "Set new temporary credentials, or a role that is assumed anew");
        }
        if (failure.isClockSkewException()) {
            return failed(
                    Category.AUTHENTICATION,
                    "AWS says that the time of this machine is wrong: " + what,
                    "Set the clock, best by NTP");
        }
        if (acceptedIn.isPresent()) {
            return off("AWS accepts the credentials in " + acceptedIn.get() + ", but not for " + what);
        }
        return failed(
                Category.AUTHENTICATION,
                "AWS does not accept the credentials for " + what,
                "Check the access key and its secret, that the key is active, and that the region is enabled");
    }

    private ConnectorException off(String what) {
        return failed(
                Category.FORBIDDEN,
                what,
                "Enable the region " + region + " in the account's settings, or take it out of 'regions'");
    }

    private ConnectorException unheard(String action, SdkException failure) {
        String message = String.valueOf(failure.getMessage());
        if (message.contains("Unable to load credentials") || message.contains("load credentials from")) {
            return failed(
                    Category.AUTHENTICATION,
                    "There are no AWS credentials for " + action,
                    "Set 'accessKeyId' and 'secretAccessKey', or give the server a role (instance profile, pod identity)");
        }
        if (cause(failure, java.io.IOException.class) != null) {
            return failed(
                    Category.UNAVAILABLE,
                    "AWS cannot be reached in " + region + " for " + action,
                    "Check the region's name, DNS, proxy and firewall");
        }
        return failed(
                Category.PROTOCOL, "The answer to " + action + " cannot be read", "Check what answers at the endpoint");
    }

    private static String code(AwsServiceException failure) {
        String code = failure.awsErrorDetails() == null
                ? null
                : failure.awsErrorDetails().errorCode();
        return code == null ? "status " + failure.statusCode() : code;
    }

    private static <T extends Throwable> @Nullable T cause(Throwable failure, Class<T> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }

    /** Without its cause, whose message may repeat the signed request, the session token with it. */
    private static ConnectorException failed(Category category, String what, String remedy) {
        return new ConnectorException(category, what + ". " + remedy);
    }
}
