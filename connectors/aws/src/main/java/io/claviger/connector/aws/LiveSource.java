package io.claviger.connector.aws;

import io.claviger.connector.aws.api.Account;
import io.claviger.connector.aws.api.AwsSettings;
import io.claviger.connector.aws.api.Cloud;
import io.claviger.connector.aws.api.Pace;
import io.claviger.connector.aws.api.Service;
import io.claviger.connector.aws.api.Session;
import io.claviger.connector.aws.api.Visit;
import io.claviger.spi.Check;
import io.claviger.spi.Checkpoint;
import io.claviger.spi.ConnectorException;
import io.claviger.spi.ConnectorException.Category;
import io.claviger.spi.CrawlSink;
import io.claviger.spi.Parts;
import io.claviger.spi.Scope;
import io.claviger.spi.UsageSink;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.ServiceMetadata;

/** AWS itself: one account, those whose roles are named, or a whole organization. */
final class LiveSource implements AwsSource {

    /** The most parts that a service is read in. */
    private static final int PARTS = 9;

    private final AwsSettings settings;
    private final Cloud cloud;
    private final List<Service> services;

    LiveSource(AwsSettings settings, Pace pace) {
        this.settings = settings;
        this.cloud = new Cloud(settings, pace);
        this.services = Services.wanted(settings);
    }

    @Override
    public List<Check> check() throws InterruptedException {
        return new LiveChecks(cloud, settings).run();
    }

    @Override
    public List<Scope> scopes() throws ConnectorException, InterruptedException {
        List<Scope> scopes = new ArrayList<>();
        Account caller = cloud.caller();
        for (Account account : cloud.accounts()) {
            List<String> regions = cloud.regions(account);
            for (Service service : services) {
                for (Optional<String> region : regionsOf(service, account, caller, regions)) {
                    scopes.add(
                            new ScopeName(account.id(), service.name(), region).scope(service.title(), account.name()));
                }
            }
        }
        return scopes;
    }

    private List<Optional<String>> regionsOf(Service service, Account account, Account caller, List<String> regions) {
        return switch (service.span()) {
            case ORGANIZATION ->
                settings.from() == AwsSettings.From.ORGANIZATION && account.id().equals(caller.id())
                        ? List.of(Optional.empty())
                        : List.of();
            case ACCOUNT -> List.of(Optional.empty());
            case REGION ->
                regions.stream()
                        .filter(region -> isIn(region, service))
                        .map(Optional::of)
                        .toList();
        };
    }

    /** Whether a service is offered in a region, as far as the SDK knows; when in doubt it is asked. */
    private static boolean isIn(String region, Service service) {
        var offered = ServiceMetadata.of(service.endpoint()).regions();
        return offered.isEmpty()
                || !Region.regions().contains(Region.of(region))
                || offered.contains(Region.of(region));
    }

    @Override
    public void crawl(ScopeName scope, @Nullable Checkpoint checkpoint, CrawlSink sink, UsageSink usage)
            throws ConnectorException, InterruptedException {
        Service service = services.stream()
                .filter(one -> one.name().equals(scope.service()))
                .findFirst()
                .orElseThrow(() -> new ConnectorException(
                        Category.NOT_FOUND,
                        "The service '" + scope.service()
                                + "' is not read. List the scopes again, or add it to 'services'"));
        Account account = cloud.account(scope.account());
        Set<String> accounts = cloud.accounts().stream().map(Account::id).collect(Collectors.toSet());
        try (Session session = scope.region().isPresent()
                ? cloud.session(account, scope.region().get())
                : cloud.session(account)) {
            service.reader()
                    .read(new Visit(cloud, session, accounts, settings, new Parts(checkpoint, sink, PARTS), usage));
        } catch (IllegalArgumentException incomplete) {
            throw new ConnectorException(
                    Category.PROTOCOL,
                    "AWS answered without what every answer has: " + incomplete.getMessage()
                            + ". Check what answers at the endpoint");
        }
    }

    @Override
    public void close() {
        cloud.close();
    }
}
