package io.claviger.connector.aws.store;

import io.claviger.connector.aws.api.Calls;
import io.claviger.connector.aws.api.Visit;
import io.claviger.connector.aws.iam.Kinds;
import io.claviger.connector.aws.iam.OwnPolicy;
import io.claviger.spi.ConnectorException;
import io.claviger.spi.ObjectRef;
import io.claviger.spi.Observation.CredentialSeen;
import io.claviger.spi.Observation.GrantSeen;
import io.claviger.spi.Observation.Privilege;
import io.claviger.spi.Observation.ResourceSeen;
import io.claviger.spi.Observation.Status;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.GrantListEntry;
import software.amazon.awssdk.services.kms.model.KeyListEntry;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.kms.model.ListAliasesResponse;
import software.amazon.awssdk.services.kms.model.ListGrantsResponse;
import software.amazon.awssdk.services.kms.model.ListKeysResponse;

/** Keys of KMS that the customer manages, without their material: as resources with their policy, and as credentials. */
public final class KeyService {

    private static final int PAGE = 1000;
    private static final int PAGE_OF_ALIASES = 100;
    private static final int PAGE_OF_GRANTS = 100;

    private KeyService() {}

    public static void read(Visit visit) throws ConnectorException, InterruptedException {
        KmsClient kms = visit.session().client(KmsClient.builder());
        Calls calls = visit.calls();
        Map<String, String> aliases = new HashMap<>();
        visit.detail("the names of keys", () -> {
            calls.pages(
                    "kms:ListAliases",
                    marker -> kms.listAliases(
                            request -> request.limit(PAGE_OF_ALIASES).marker(marker)),
                    ListAliasesResponse::nextMarker,
                    page -> page.aliases().forEach(alias -> {
                        if (alias.targetKeyId() != null) {
                            aliases.put(alias.targetKeyId(), alias.aliasName());
                        }
                    }));
            return aliases;
        });
        calls.pages(
                "kms:ListKeys",
                marker -> kms.listKeys(request -> request.limit(PAGE).marker(marker)),
                ListKeysResponse::nextMarker,
                page -> {
                    for (KeyListEntry key : page.keys()) {
                        visit.list("the key " + key.keyId(), () -> key(visit, kms, key.keyId(), aliases));
                    }
                });
    }

    private static void key(Visit visit, KmsClient kms, String id, Map<String, String> aliases)
            throws ConnectorException, InterruptedException {
        Calls calls = visit.calls();
        KeyMetadata key = calls.call("kms:DescribeKey", () -> kms.describeKey(request -> request.keyId(id)))
                .keyMetadata();
        if ("AWS".equals(key.keyManagerAsString())) {
            return; // AWS manages and rotates it, and nobody may use it but for the service that it belongs to
        }
        Map<String, Object> attributes = new HashMap<>();
        attributes.put("spec", String.valueOf(key.keySpecAsString()));
        attributes.put("usage", String.valueOf(key.keyUsageAsString()));
        attributes.put("origin", String.valueOf(key.originAsString()));
        attributes.put("state", String.valueOf(key.keyStateAsString()));
        OwnPolicy.read(
                visit,
                "the key " + id,
                attributes,
                () -> calls.call(
                                "kms:GetKeyPolicy",
                                () -> kms.getKeyPolicy(
                                        request -> request.keyId(id).policyName("default")))
                        .policy());
        boolean mayRotate = "SYMMETRIC_DEFAULT".equals(key.keySpecAsString()) && "AWS_KMS".equals(key.originAsString());
        attributes.put("rotatable", mayRotate);
        if (mayRotate) {
            visit.detail(
                            "the rotation of the key " + id,
                            () -> calls.call(
                                            "kms:GetKeyRotationStatus",
                                            () -> kms.getKeyRotationStatus(request -> request.keyId(id)))
                                    .keyRotationEnabled())
                    .ifPresent(rotates -> attributes.put("rotation", rotates));
        }
        tell(visit, key, aliases.getOrDefault(id, id), attributes);
        visit.list("the grants of the key " + id, () -> grants(visit, kms, key));
    }

    /** Who may use a key by a grant of its own; services of AWS hold grants too, and are no identities here. */
    private static void grants(Visit visit, KmsClient kms, KeyMetadata key)
            throws ConnectorException, InterruptedException {
        visit.calls()
                .pages(
                        "kms:ListGrants",
                        marker -> kms.listGrants(request ->
                                request.keyId(key.keyId()).limit(PAGE_OF_GRANTS).marker(marker)),
                        ListGrantsResponse::nextMarker,
                        page -> {
                            for (GrantListEntry grant : page.grants()) {
                                if (grant.granteePrincipal() != null
                                        && grant.granteePrincipal().startsWith("arn:")) {
                                    grant(visit, new ObjectRef("aws.kms-key", key.arn()), grant);
                                }
                            }
                        });
    }

    private static void grant(Visit visit, ObjectRef key, GrantListEntry grant) throws InterruptedException {
        Map<String, Object> attributes = new HashMap<>();
        attributes.put("operations", grant.operationsAsStrings());
        if (grant.constraints() != null) {
            attributes.put("conditional", true);
        }
        visit.sink()
                .observe(new GrantSeen(
                        Kinds.identity(grant.granteePrincipal()),
                        "grant " + grant.grantId(),
                        key,
                        Privilege.WRITE,
                        attributes));
    }

    private static void tell(Visit visit, KeyMetadata key, String name, Map<String, Object> attributes)
            throws InterruptedException {
        ObjectRef ref = new ObjectRef("aws.kms-key", key.arn());
        visit.sink()
                .observe(new ResourceSeen(
                        ref, name, Kinds.account(visit.session().account().id()), attributes));
        visit.sink()
                .observe(new CredentialSeen(
                        ref,
                        null,
                        name,
                        Boolean.TRUE.equals(key.enabled()) ? Status.ACTIVE : Status.DISABLED,
                        null,
                        key.creationDate(),
                        key.validTo() == null ? key.deletionDate() : key.validTo(),
                        null,
                        null,
                        null,
                        List.of(),
                        attributes));
    }
}
