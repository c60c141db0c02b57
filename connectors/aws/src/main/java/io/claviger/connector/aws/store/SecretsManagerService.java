package io.claviger.connector.aws.store;

import io.claviger.connector.aws.api.Calls;
import io.claviger.connector.aws.api.Visit;
import io.claviger.connector.aws.iam.Kinds;
import io.claviger.connector.aws.iam.OwnPolicy;
import io.claviger.connector.aws.iam.TagOwners;
import io.claviger.connector.aws.iam.Tags;
import io.claviger.spi.ConnectorException;
import io.claviger.spi.ObjectRef;
import io.claviger.spi.Observation.CredentialSeen;
import io.claviger.spi.Observation.ResourceSeen;
import io.claviger.spi.Observation.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ListSecretsResponse;
import software.amazon.awssdk.services.secretsmanager.model.SecretListEntry;
import software.amazon.awssdk.services.secretsmanager.model.Tag;

/** Secrets Manager, without the secrets' values. */
public final class SecretsManagerService {

    private static final int PAGE = 100;

    private SecretsManagerService() {}

    public static void read(Visit visit) throws ConnectorException, InterruptedException {
        SecretsManagerClient client = visit.session().client(SecretsManagerClient.builder());
        Calls calls = visit.calls();
        calls.pages(
                "secretsmanager:ListSecrets",
                token -> client.listSecrets(request ->
                        request.includePlannedDeletion(true).maxResults(PAGE).nextToken(token)),
                ListSecretsResponse::nextToken,
                page -> {
                    for (SecretListEntry secret : page.secretList()) {
                        Map<String, Object> attributes = attributes(secret);
                        if (overdue(secret, visit.session().now())) {
                            attributes.put("rotationOverdue", true);
                        }
                        OwnPolicy.read(
                                visit,
                                secret.name(),
                                attributes,
                                () -> calls.call(
                                                "secretsmanager:GetResourcePolicy",
                                                () -> client.getResourcePolicy(
                                                        request -> request.secretId(secret.arn())))
                                        .resourcePolicy());
                        tell(visit, secret, attributes);
                    }
                });
    }

    private static Map<String, Object> attributes(SecretListEntry secret) {
        Map<String, Object> attributes = new HashMap<>();
        attributes.put("rotation", Boolean.TRUE.equals(secret.rotationEnabled()));
        attributes.put("encryptedWith", secret.kmsKeyId() == null ? "alias/aws/secretsmanager" : secret.kmsKeyId());
        if (secret.rotationRules() != null && secret.rotationRules().automaticallyAfterDays() != null) {
            attributes.put("rotationDays", secret.rotationRules().automaticallyAfterDays());
        }
        if (secret.owningService() != null) {
            attributes.put("owningService", secret.owningService());
        }
        Tags.put(tags(secret), attributes);
        return attributes;
    }

    private static Map<String, String> tags(SecretListEntry secret) {
        return Tags.of(secret.tags(), Tag::key, Tag::value);
    }

    /** A day late is late: AWS rotates within the window of a day. */
    private static boolean overdue(SecretListEntry secret, Instant now) {
        return Boolean.TRUE.equals(secret.rotationEnabled())
                && secret.nextRotationDate() != null
                && secret.nextRotationDate().isBefore(now.minus(Duration.ofDays(1)));
    }

    private static void tell(Visit visit, SecretListEntry secret, Map<String, Object> attributes)
            throws InterruptedException {
        ObjectRef ref = new ObjectRef("aws.secret", secret.arn());
        visit.sink()
                .observe(new ResourceSeen(
                        ref,
                        secret.name(),
                        Kinds.account(visit.session().account().id()),
                        attributes));
        visit.sink()
                .observe(new CredentialSeen(
                        ref,
                        null,
                        secret.name(),
                        secret.deletedDate() == null ? Status.ACTIVE : Status.DISABLED,
                        null,
                        secret.createdDate(),
                        secret.deletedDate(),
                        secret.lastAccessedDate(),
                        null,
                        secret.lastRotatedDate() == null ? secret.lastChangedDate() : secret.lastRotatedDate(),
                        List.of(),
                        attributes));
        TagOwners.tell(ref, tags(secret), visit.sink());
    }
}
