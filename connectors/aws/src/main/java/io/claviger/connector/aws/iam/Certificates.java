package io.claviger.connector.aws.iam;

import io.claviger.connector.aws.api.Calls;
import io.claviger.connector.aws.api.Visit;
import io.claviger.spi.ConnectorException;
import io.claviger.spi.ObjectRef;
import io.claviger.spi.Observation.CredentialSeen;
import io.claviger.spi.Observation.ResourceSeen;
import io.claviger.spi.Observation.Status;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.GetOpenIdConnectProviderResponse;
import software.amazon.awssdk.services.iam.model.ListServerCertificatesResponse;
import software.amazon.awssdk.services.iam.model.ServerCertificateMetadata;

/** Server certificates, and the identity providers whose tokens IAM accepts. */
final class Certificates {

    private final IamClient iam;
    private final Visit visit;
    private final Calls calls;
    private final ObjectRef account;

    Certificates(IamClient iam, Visit visit) {
        this.iam = iam;
        this.visit = visit;
        this.calls = visit.calls();
        this.account = Kinds.account(visit.session().account().id());
    }

    void server() throws ConnectorException, InterruptedException {
        calls.pages(
                "iam:ListServerCertificates",
                marker -> iam.listServerCertificates(request -> request.marker(marker)),
                ListServerCertificatesResponse::marker,
                page -> {
                    for (ServerCertificateMetadata certificate : page.serverCertificateMetadataList()) {
                        boolean expired = certificate
                                .expiration()
                                .isBefore(visit.session().now());
                        visit.sink()
                                .observe(new CredentialSeen(
                                        new ObjectRef("aws.server-certificate", certificate.arn()),
                                        null,
                                        certificate.serverCertificateName(),
                                        expired ? Status.EXPIRED : Status.ACTIVE,
                                        null,
                                        certificate.uploadDate(),
                                        certificate.expiration(),
                                        null,
                                        null,
                                        certificate.uploadDate(),
                                        List.of(),
                                        Map.of()));
                    }
                });
    }

    void openId() throws ConnectorException, InterruptedException {
        var providers = calls.call("iam:ListOpenIDConnectProviders", iam::listOpenIDConnectProviders)
                .openIDConnectProviderList();
        for (var provider : providers) {
            Map<String, Object> attributes = new HashMap<>();
            visit.detail(
                            provider.arn(),
                            () -> calls.call(
                                    "iam:GetOpenIDConnectProvider",
                                    () -> iam.getOpenIDConnectProvider(
                                            request -> request.openIDConnectProviderArn(provider.arn()))))
                    .ifPresent(detail -> describe(detail, attributes));
            String issuer = provider.arn().substring(provider.arn().indexOf('/') + 1);
            visit.sink()
                    .observe(new ResourceSeen(
                            new ObjectRef("aws.oidc-provider", provider.arn()), issuer, account, attributes));
        }
    }

    private static void describe(GetOpenIdConnectProviderResponse detail, Map<String, Object> attributes) {
        attributes.put("url", detail.url());
        attributes.put("audiences", detail.clientIDList());
        attributes.put("thumbprints", detail.thumbprintList());
        if (detail.createDate() != null) {
            attributes.put("createdAt", detail.createDate().toString());
        }
    }

    void saml() throws ConnectorException, InterruptedException {
        var providers =
                calls.call("iam:ListSAMLProviders", iam::listSAMLProviders).samlProviderList();
        for (var provider : providers) {
            Map<String, Object> attributes = new HashMap<>();
            if (provider.validUntil() != null) {
                attributes.put("validUntil", provider.validUntil().toString());
            }
            String name = provider.arn().substring(provider.arn().indexOf('/') + 1);
            visit.sink()
                    .observe(new ResourceSeen(
                            new ObjectRef("aws.saml-provider", provider.arn()), name, account, attributes));
        }
    }
}
