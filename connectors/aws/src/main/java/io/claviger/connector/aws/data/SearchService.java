package io.claviger.connector.aws.data;

import io.claviger.connector.aws.api.Calls;
import io.claviger.connector.aws.api.Visit;
import io.claviger.connector.aws.iam.Tags;
import io.claviger.spi.ConnectorException;
import java.util.List;
import software.amazon.awssdk.services.opensearch.OpenSearchClient;
import software.amazon.awssdk.services.opensearch.model.DomainInfo;
import software.amazon.awssdk.services.opensearch.model.DomainStatus;
import software.amazon.awssdk.services.opensearch.model.Tag;

/** Domains of OpenSearch; nothing is searched in them. */
public final class SearchService {

    /** How many of them <a href="https://docs.aws.amazon.com/opensearch-service/latest/APIReference/API_DescribeDomains.html">one call describes</a>. */
    private static final int AT_ONCE = 5;

    private SearchService() {}

    public static void read(Visit visit) throws ConnectorException, InterruptedException {
        OpenSearchClient search = visit.session().client(OpenSearchClient.builder());
        Calls calls = visit.calls();
        List<String> names =
                calls.call("es:ListDomainNames", () -> search.listDomainNames(request -> {})).domainNames().stream()
                        .map(DomainInfo::domainName)
                        .toList();
        for (int from = 0; from < names.size(); from += AT_ONCE) {
            List<String> some = names.subList(from, Math.min(names.size(), from + AT_ONCE));
            Calls.Each.of(
                    calls.call("es:DescribeDomains", () -> search.describeDomains(request -> request.domainNames(some)))
                            .domainStatusList(),
                    domain -> tell(visit, search, domain));
        }
    }

    private static void tell(Visit visit, OpenSearchClient search, DomainStatus domain)
            throws ConnectorException, InterruptedException {
        new DataStore(visit, "aws.opensearch-domain", domain.arn(), domain.domainName())
                .with(
                        "encryptedWith",
                        domain.encryptionAtRestOptions() == null
                                ? null
                                : domain.encryptionAtRestOptions().kmsKeyId())
                .with(
                        "inNetwork",
                        domain.vpcOptions() != null && domain.vpcOptions().vpcId() != null)
                .with(
                        "signsIn",
                        domain.advancedSecurityOptions() == null
                                ? null
                                : domain.advancedSecurityOptions().enabled())
                .withPolicy(domain::accessPolicies)
                .withTags(() -> Tags.of(
                        visit.calls()
                                .call("es:ListTags", () -> search.listTags(request -> request.arn(domain.arn())))
                                .tagList(),
                        Tag::key,
                        Tag::value))
                .tell();
    }
}
