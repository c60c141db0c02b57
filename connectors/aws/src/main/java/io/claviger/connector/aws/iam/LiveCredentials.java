package io.claviger.connector.aws.iam;

import io.claviger.connector.aws.api.Calls;
import io.claviger.connector.aws.api.Shape;
import io.claviger.connector.aws.api.Visit;
import io.claviger.spi.ConnectorException;
import io.claviger.spi.ObjectRef;
import io.claviger.spi.Observation.CredentialSeen;
import io.claviger.spi.Observation.Status;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKeyLastUsed;
import software.amazon.awssdk.services.iam.model.AccessKeyMetadata;
import software.amazon.awssdk.services.iam.model.ListAccessKeysResponse;
import software.amazon.awssdk.services.iam.model.ListServiceSpecificCredentialsResponse;
import software.amazon.awssdk.services.iam.model.ListSigningCertificatesResponse;
import software.amazon.awssdk.services.iam.model.ListSshPublicKeysResponse;

/**
 * What proves a user, asked for user by user. The credential report says who has keys, certificates and a password, so that only
 * they are asked for; without it everyone is.
 */
final class LiveCredentials {

    private final IamClient iam;
    private final Visit visit;
    private final Calls calls;
    private final @Nullable CredentialReport report;

    LiveCredentials(IamClient iam, Visit visit, @Nullable CredentialReport report) {
        this.iam = iam;
        this.visit = visit;
        this.calls = visit.calls();
        this.report = report;
    }

    /** All that proves one user, as {@code UserDetail} names it. */
    void of(Shape detail) throws ConnectorException, InterruptedException {
        ObjectRef user = Kinds.user(detail.name("Arn"));
        String name = detail.name("UserName");
        CredentialReport.Row row = report == null ? null : report.of(user.externalId());
        if (row == null || row.hasKeys()) {
            visit.list("the access keys of " + name, () -> accessKeys(user, name, row));
        }
        if (row == null) {
            password(user, name);
        } else {
            UserCredentials.password(user, name, row, visit.sink());
        }
        if (row == null || row.is("cert_1_active") || row.is("cert_2_active")) {
            visit.list("the signing certificates of " + name, () -> signingCertificates(user, name));
        }
        visit.list("the SSH keys of " + name, () -> sshKeys(user, name));
    }

    private void accessKeys(ObjectRef user, String name, CredentialReport.@Nullable Row row)
            throws ConnectorException, InterruptedException {
        calls.pages(
                "iam:ListAccessKeys",
                marker -> iam.listAccessKeys(request -> request.userName(name).marker(marker)),
                ListAccessKeysResponse::marker,
                page -> {
                    for (AccessKeyMetadata key : page.accessKeyMetadata()) {
                        accessKey(user, key, row);
                    }
                });
    }

    private void accessKey(ObjectRef user, AccessKeyMetadata key, CredentialReport.@Nullable Row row)
            throws ConnectorException, InterruptedException {
        Integer number = row == null ? null : row.keyMadeAt(key.createDate());
        Instant used;
        String from;
        boolean never;
        if (row != null && number != null) {
            used = row.time("access_key_" + number + "_last_used_date");
            from = UserCredentials.lastUsedFrom(row, number);
            never = row.neverUsed(number);
        } else {
            AccessKeyLastUsed last = visit.detail(
                            "the last use of the access key " + key.accessKeyId(),
                            () -> calls.call(
                                            "iam:GetAccessKeyLastUsed",
                                            () -> iam.getAccessKeyLastUsed(
                                                    request -> request.accessKeyId(key.accessKeyId())))
                                    .accessKeyLastUsed())
                    .orElse(null);
            used = last == null ? null : last.lastUsedDate();
            from = last == null || used == null ? null : last.serviceName() + " in " + last.region();
            never = last != null && used == null;
        }
        observe(
                new ObjectRef("aws.access-key", key.accessKeyId()),
                user,
                key.accessKeyId(),
                key.statusAsString(),
                key.createDate(),
                used,
                from,
                never ? Map.of("neverUsed", true) : Map.of());
    }

    private void observe(
            ObjectRef ref,
            ObjectRef user,
            String name,
            String status,
            @Nullable Instant created,
            @Nullable Instant used,
            @Nullable String from,
            Map<String, Object> attributes)
            throws InterruptedException {
        visit.sink()
                .observe(new CredentialSeen(
                        ref,
                        user,
                        name,
                        status(status),
                        null,
                        created,
                        null,
                        used,
                        from,
                        created,
                        List.of(),
                        attributes));
    }

    private static Status status(String status) {
        return switch (status) {
            case "Active" -> Status.ACTIVE;
            case "Inactive" -> Status.DISABLED;
            case "Expired" -> Status.EXPIRED;
            default -> Status.UNKNOWN;
        };
    }

    /** Without a report: whether there is a password, and a second factor. */
    private void password(ObjectRef user, String name) throws ConnectorException, InterruptedException {
        var profile = visit.detail(
                "the console password of " + name,
                () -> calls.call("iam:GetLoginProfile", () -> iam.getLoginProfile(request -> request.userName(name)))
                        .loginProfile());
        if (profile.isPresent()) {
            Map<String, Object> attributes = new HashMap<>();
            visit.detail(
                            "the second factors of " + name,
                            () -> calls.call(
                                            "iam:ListMFADevices",
                                            () -> iam.listMFADevices(request -> request.userName(name)))
                                    .mfaDevices())
                    .ifPresent(devices -> attributes.put("mfa", !devices.isEmpty()));
            Instant created = profile.get().createDate();
            visit.sink()
                    .observe(new CredentialSeen(
                            Kinds.password(user.externalId()),
                            user,
                            name + " at the console",
                            Status.ACTIVE,
                            null,
                            created,
                            null,
                            null,
                            null,
                            null,
                            List.of(),
                            attributes));
        }
    }

    private void signingCertificates(ObjectRef user, String name) throws ConnectorException, InterruptedException {
        calls.pages(
                "iam:ListSigningCertificates",
                marker -> iam.listSigningCertificates(
                        request -> request.userName(name).marker(marker)),
                ListSigningCertificatesResponse::marker,
                page -> {
                    for (var certificate : page.certificates()) {
                        String id = certificate.certificateId();
                        observe(
                                new ObjectRef("aws.signing-certificate", id),
                                user,
                                id,
                                certificate.statusAsString(),
                                certificate.uploadDate(),
                                null,
                                null,
                                Map.of());
                    }
                });
    }

    private void sshKeys(ObjectRef user, String name) throws ConnectorException, InterruptedException {
        calls.pages(
                "iam:ListSSHPublicKeys",
                marker ->
                        iam.listSSHPublicKeys(request -> request.userName(name).marker(marker)),
                ListSshPublicKeysResponse::marker,
                page -> {
                    for (var key : page.sshPublicKeys()) {
                        String id = key.sshPublicKeyId();
                        observe(
                                new ObjectRef("aws.ssh-key", id),
                                user,
                                id,
                                key.statusAsString(),
                                key.uploadDate(),
                                null,
                                null,
                                Map.of());
                    }
                });
    }

    /** The passwords and API keys of single services (CodeCommit, Keyspaces, Bedrock), of all users at once. */
    void serviceSpecific(Map<String, ObjectRef> users) throws ConnectorException, InterruptedException {
        calls.pages(
                "iam:ListServiceSpecificCredentials",
                marker -> iam.listServiceSpecificCredentials(
                        request -> request.allUsers(true).marker(marker)),
                ListServiceSpecificCredentialsResponse::marker,
                page -> {
                    for (var credential : page.serviceSpecificCredentials()) {
                        String service = credential.serviceName();
                        Status status = status(credential.statusAsString());
                        visit.sink()
                                .observe(new CredentialSeen(
                                        new ObjectRef(
                                                "aws.service-credential", credential.serviceSpecificCredentialId()),
                                        users.get(credential.userName()),
                                        credential.userName() + " at " + service,
                                        status,
                                        null,
                                        credential.createDate(),
                                        credential.expirationDate(),
                                        null,
                                        null,
                                        credential.createDate(),
                                        List.of(),
                                        Map.of("service", service)));
                    }
                });
    }
}
