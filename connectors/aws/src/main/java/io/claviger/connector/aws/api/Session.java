package io.claviger.connector.aws.api;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.endpoints.Endpoint;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3control.S3ControlClient;
import software.amazon.awssdk.services.s3control.S3ControlClientBuilder;

/** One account in one region: makes the clients that ask there, and closes them. */
public final class Session implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /**
     * What the sessions of a connector share.
     *
     * @param endpoint where AWS is asked instead of its own addresses
     */
    record Line(SdkHttpClient http, Optional<URI> endpoint, Pace pace) {}

    /**
     * Where it asks.
     *
     * @param acceptedIn another region, in which AWS has accepted the credentials already
     */
    record Place(Account account, String region, Optional<String> acceptedIn) {}

    private final Line line;
    private final Account account;
    private final String region;
    private final AwsCredentialsProvider credentials;
    private final Calls calls;
    private final List<SdkClient> clients = new ArrayList<>();

    Session(Line line, Place place, AwsCredentialsProvider credentials, Map<String, Limiter> limiters) {
        this.line = line;
        this.account = place.account();
        this.region = place.region();
        this.credentials = credentials;
        Renewal renewal = credentials instanceof AssumedRole role ? role : () -> {};
        this.calls =
                new Calls(new AwsFailures(account.id(), region, place.acceptedIn()), line.pace(), limiters, renewal);
    }

    public Account account() {
        return account;
    }

    public String region() {
        return region;
    }

    public Calls calls() {
        return calls;
    }

    /** The time of day. */
    public Instant now() {
        return line.pace().now();
    }

    /** The ARN of a thing that AWS names only by its id. */
    public String arn(String service, String resource) {
        return "arn:" + account.partition() + ":" + service + ":" + region + ":" + account.id() + ":" + resource;
    }

    /** A client that asks as this session. */
    public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C extends SdkClient> C client(B builder) {
        builder.httpClient(line.http())
                .region(Region.of(region))
                .credentialsProvider(credentials)
                .overrideConfiguration(configuration -> configuration
                        .retryStrategy(DefaultRetryStrategy.doNotRetry())
                        .apiCallAttemptTimeout(PATIENCE));
        line.endpoint().ifPresent(builder::endpointOverride);
        C client = builder.build();
        clients.add(client);
        return client;
    }

    /** A client for buckets, whichever region they are in. */
    public S3Client storage() {
        return client(S3Client.builder()
                .crossRegionAccessEnabled(true)
                .forcePathStyle(line.endpoint().isPresent()));
    }

    /** A client for what is set for all buckets of the account; an endpoint that was set has no name for each account. */
    public S3ControlClient storageControl() {
        S3ControlClientBuilder builder = S3ControlClient.builder();
        line.endpoint()
                .map(address -> Endpoint.builder().url(address).build())
                .ifPresent(endpoint -> builder.endpointProvider(asked -> CompletableFuture.completedFuture(endpoint)));
        return client(builder);
    }

    @Override
    public void close() {
        clients.forEach(SdkClient::close);
        clients.clear();
    }
}
