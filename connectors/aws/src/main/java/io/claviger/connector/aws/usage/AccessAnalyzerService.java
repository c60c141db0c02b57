package io.claviger.connector.aws.usage;

import io.claviger.connector.aws.api.Calls;
import io.claviger.connector.aws.api.Visit;
import io.claviger.connector.aws.iam.Kinds;
import io.claviger.spi.ConnectorException;
import io.claviger.spi.ObjectRef;
import io.claviger.spi.Observation.ResourceSeen;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.accessanalyzer.AccessAnalyzerClient;
import software.amazon.awssdk.services.accessanalyzer.model.AnalyzerStatus;
import software.amazon.awssdk.services.accessanalyzer.model.AnalyzerSummary;
import software.amazon.awssdk.services.accessanalyzer.model.FindingSummaryV2;
import software.amazon.awssdk.services.accessanalyzer.model.ListAnalyzersResponse;
import software.amazon.awssdk.services.accessanalyzer.model.ListFindingsV2Response;

/** The active findings of Access Analyzer: what is open to the outside, and what is granted and not used. */
public final class AccessAnalyzerService {

    /** The types of analyzers that look for access from outside, and not for access that is not used. */
    private static final Set<String> OUTSIDE = Set.of("ACCOUNT", "ORGANIZATION");

    private AccessAnalyzerService() {}

    public static void read(Visit visit) throws ConnectorException, InterruptedException {
        AccessAnalyzerClient client = visit.session().client(AccessAnalyzerClient.builder());
        Calls calls = visit.calls();
        List<AnalyzerSummary> analyzers = new ArrayList<>();
        calls.pages(
                "access-analyzer:ListAnalyzers",
                token -> client.listAnalyzers(request -> request.nextToken(token)),
                ListAnalyzersResponse::nextToken,
                page -> analyzers.addAll(page.analyzers()));
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

    /**
     * A region, and whether anything watches what is opened to the outside there. Of several accounts that is not known: another
     * one may have the analyzer of the organization, which only it can list.
     */
    private static void region(Visit visit, List<AnalyzerSummary> analyzers) throws InterruptedException {
        String account = visit.session().account().id();
        String region = visit.session().region();
        boolean watched = analyzers.stream()
                .anyMatch(analyzer ->
                        analyzer.status() == AnalyzerStatus.ACTIVE && OUTSIDE.contains(analyzer.typeAsString()));
        boolean known = watched || visit.accounts().size() == 1;
        visit.sink()
                .observe(new ResourceSeen(
                        new ObjectRef("aws.region", account + "/" + region),
                        region + " of " + account,
                        Kinds.account(account),
                        known ? Map.of("analyzesOutsideAccess", watched) : Map.of()));
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
        String about = finding.resource() == null ? finding.id() : finding.resource();
        visit.sink()
                .observe(new ResourceSeen(
                        new ObjectRef("aws.access-finding", finding.id()),
                        finding.findingTypeAsString() + " of " + about,
                        Kinds.account(visit.session().account().id()),
                        attributes));
    }
}
