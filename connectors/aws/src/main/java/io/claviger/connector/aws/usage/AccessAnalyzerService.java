package io.claviger.connector.aws.usage;

import io.claviger.connector.aws.api.AwsSettings;
import io.claviger.connector.aws.api.Calls;
import io.claviger.connector.aws.api.Session;
import io.claviger.connector.aws.api.Visit;
import io.claviger.connector.aws.iam.Kinds;
import io.claviger.spi.ConnectorException;
import io.claviger.spi.ObjectRef;
import io.claviger.spi.Observation.ResourceSeen;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.accessanalyzer.AccessAnalyzerClient;
import software.amazon.awssdk.services.accessanalyzer.model.AnalyzerStatus;
import software.amazon.awssdk.services.accessanalyzer.model.AnalyzerSummary;
import software.amazon.awssdk.services.accessanalyzer.model.FindingSummaryV2;
import software.amazon.awssdk.services.accessanalyzer.model.ListAnalyzersResponse;
import software.amazon.awssdk.services.accessanalyzer.model.ListFindingsV2Response;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.ListDelegatedAdministratorsResponse;

/** The active findings of Access Analyzer: what is open to the outside, and what is granted and not used. */
public final class AccessAnalyzerService {

    /** The types of analyzers that look for access from outside, and not for access that is not used. */
    private static final Set<String> OUTSIDE = Set.of("ACCOUNT", "ORGANIZATION");

    private static final Set<String> OF_ORGANIZATION = Set.of("ORGANIZATION");

    private AccessAnalyzerService() {}

    public static void read(Visit visit) throws ConnectorException, InterruptedException {
        AccessAnalyzerClient client = visit.session().client(AccessAnalyzerClient.builder());
        Calls calls = visit.calls();
        List<AnalyzerSummary> analyzers = analyzers(visit.session());
        region(visit, analyzers);
        for (AnalyzerSummary analyzer : analyzers) {
            visit.list(
                    "the findings of " + analyzer.name(),
                    () -> calls.pages(
                            "access-analyzer:ListFindingsV2",
                            token -> client.listFindingsV2(request ->
                                    request.analyzerArn(analyzer.arn()).nextToken(token)),
                            ListFindingsV2Response::nextToken,
                            page -> {
                                for (FindingSummaryV2 finding : page.findings()) {
                                    tell(visit, finding);
                                }
                            }));
        }
    }

    private static List<AnalyzerSummary> analyzers(Session session) throws ConnectorException, InterruptedException {
        AccessAnalyzerClient client = session.client(AccessAnalyzerClient.builder());
        List<AnalyzerSummary> analyzers = new ArrayList<>();
        session.calls()
                .pages(
                        "access-analyzer:ListAnalyzers",
                        token -> client.listAnalyzers(request -> request.nextToken(token)),
                        ListAnalyzersResponse::nextToken,
                        page -> analyzers.addAll(page.analyzers()));
        return analyzers;
    }

    /** A region, and whether anything watches what is opened to the outside there, where that can be known. */
    private static void region(Visit visit, List<AnalyzerSummary> analyzers)
            throws ConnectorException, InterruptedException {
        String account = visit.session().account().id();
        String region = visit.session().region();
        Optional<Boolean> watched = watches(analyzers, OUTSIDE) ? Optional.of(true) : watchedByTheOrganization(visit);
        visit.sink()
                .observe(new ResourceSeen(
                        new ObjectRef("aws.region", account + "/" + region),
                        region + " of " + account,
                        Kinds.account(account),
                        watched.<Map<String, Object>>map(known -> Map.of("analyzesOutsideAccess", known))
                                .orElse(Map.of())));
    }

    private static boolean watches(List<AnalyzerSummary> analyzers, Set<String> types) {
        return analyzers.stream()
                .anyMatch(analyzer ->
                        analyzer.status() == AnalyzerStatus.ACTIVE && types.contains(analyzer.typeAsString()));
    }

    /**
     * Whether the analyzer of the organization watches the region: only the account that has it can list it, which is the
     * management account or the one that it
     * <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-delegated-administrator.html">delegates</a> that to.
     * Of accounts whose organization is not read that is not known, but of one alone.
     */
    private static Optional<Boolean> watchedByTheOrganization(Visit visit)
            throws ConnectorException, InterruptedException {
        if (visit.settings().from() != AwsSettings.From.ORGANIZATION) {
            return visit.accounts().size() == 1 ? Optional.of(false) : Optional.empty();
        }
        String region = visit.session().region();
        return visit.cloud().once("the organization's analyzers in " + region, () -> {
            Optional<Set<String>> accounts =
                    visit.detail("which accounts have the organization's analyzers", () -> analyzingAccounts(visit));
            boolean all = accounts.isPresent();
            for (String account : accounts.orElse(Set.of())) {
                Optional<Boolean> watches = visit.detail("the analyzers of " + account + " in " + region, () -> {
                    try (Session there = visit.cloud().session(visit.cloud().account(account), region)) {
                        return watches(analyzers(there), OF_ORGANIZATION);
                    }
                });
                if (watches.isEmpty()) {
                    all = false;
                } else if (watches.get()) {
                    return Optional.of(true);
                }
            }
            return all ? Optional.of(false) : Optional.<Boolean>empty();
        });
    }

    private static Set<String> analyzingAccounts(Visit visit) throws ConnectorException, InterruptedException {
        Set<String> accounts = new TreeSet<>();
        accounts.add(visit.cloud().caller().id());
        try (Session own = visit.own()) {
            OrganizationsClient organizations = own.client(OrganizationsClient.builder());
            own.calls()
                    .pages(
                            "organizations:ListDelegatedAdministrators",
                            token -> organizations.listDelegatedAdministrators(
                                    request -> request.servicePrincipal("access-analyzer.amazonaws.com")
                                            .nextToken(token)),
                            ListDelegatedAdministratorsResponse::nextToken,
                            page -> page.delegatedAdministrators().forEach(account -> accounts.add(account.id())));
        }
        return accounts;
    }

    private static void tell(Visit visit, FindingSummaryV2 finding) throws InterruptedException {
        if (!"ACTIVE".equals(finding.statusAsString())) {
            return;
        }
        Map<String, Object> attributes = new HashMap<>();
        attributes.put("findingType", String.valueOf(finding.findingTypeAsString()));
        attributes.put("resourceType", String.valueOf(finding.resourceTypeAsString()));
        if (finding.resource() != null) {
            attributes.put("about", finding.resource());
        }
        if (finding.resourceOwnerAccount() != null) {
            attributes.put("account", finding.resourceOwnerAccount());
        }
        String about = finding.resource() == null ? finding.id() : finding.resource();
        visit.sink()
                .observe(new ResourceSeen(
                        new ObjectRef("aws.access-finding", finding.id()),
                        finding.findingTypeAsString() + " of " + about,
                        Kinds.account(visit.session().account().id()),
                        attributes));
    }
}
