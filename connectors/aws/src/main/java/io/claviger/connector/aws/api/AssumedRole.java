package io.claviger.connector.aws.api;

import io.claviger.spi.ConnectorException;
import io.claviger.spi.ConnectorException.Category;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/** The temporary credentials of a role in another account, assumed anew before they end. */
final class AssumedRole implements AwsCredentialsProvider, Renewal {

    private static final Duration BEFORE_THE_END = Duration.ofMinutes(5);
    private static final String SESSION_NAME = "claviger";

    private final Session base;
    private final String role;
    private final Optional<String> externalId;
    private final Pace pace;
    private @Nullable AwsSessionCredentials current;
    private Instant ends = Instant.MIN;

    AssumedRole(Session base, String role, Optional<String> externalId, Pace pace) {
        this.base = base;
        this.role = role;
        this.externalId = externalId;
        this.pace = pace;
    }

    @Override
    public void renewIfNeeded() throws ConnectorException, InterruptedException {
        if (pace.now().isBefore(ends)) {
            return;
        }
        try (StsClient sts = base.client(StsClient.builder())) {
            Credentials fresh = base.calls()
                    .call(
                            "sts:AssumeRole",
                            () -> sts.assumeRole(request -> request.roleArn(role)
                                    .roleSessionName(SESSION_NAME)
                                    .externalId(externalId.orElse(null))))
                    .credentials();
            ends = fresh.expiration().minus(BEFORE_THE_END);
            current = AwsSessionCredentials.create(fresh.accessKeyId(), fresh.secretAccessKey(), fresh.sessionToken());
        } catch (ConnectorException refused) {
            throw refused.category() == Category.FORBIDDEN
                    ? new ConnectorException(
                            Category.FORBIDDEN,
                            "The role " + role
                                    + " may not be assumed. Check that the role exists, that its trust policy"
                                    + " names these credentials and this external id, and that the account is active")
                    : refused;
        }
    }

    @Override
    public AwsCredentials resolveCredentials() {
        if (current == null) {
            throw new IllegalStateException("the role " + role + " was not assumed before it was used");
        }
        return current;
    }
}
