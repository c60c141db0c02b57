package io.claviger.connector.aws.api;

import io.claviger.spi.ConnectorException;
import io.claviger.spi.ConnectorException.Category;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.ListAccountsResponse;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** AWS as the settings reach it: who is asking, which accounts and regions there are, and sessions in each. */
public final class Cloud implements AutoCloseable {

    /** The <a href="https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_accounts_account_state.html">states</a> in which an account lets nobody in. */
    private static final Set<String> CLOSED = Set.of("SUSPENDED", "CLOSED");

    private final AwsSettings settings;
    private final SdkHttpClient http = UrlConnectionHttpClient.create();
    private final Session.Line line;
    private final AwsCredentialsProvider credentials;
    private final Map<String, Map<String, Limiter>> limiters = new HashMap<>();
    private final Map<String, AssumedRole> roles = new HashMap<>();
    private final Map<String, Object> facts = new HashMap<>();
    private @Nullable Account caller;
    private @Nullable List<Account> accounts;

    public Cloud(AwsSettings settings, Pace pace) {
        this.settings = settings;
        this.line = new Session.Line(http, settings.endpoint(), pace);
        this.credentials = credentials(settings);
    }

    private static AwsCredentialsProvider credentials(AwsSettings settings) {
        if (settings.accessKeyId().isEmpty() || settings.secretAccessKey().isEmpty()) {
            return DefaultCredentialsProvider.builder().build();
        }
        String id = settings.accessKeyId().get();
        String secret = settings.secretAccessKey().get().reveal();
        return StaticCredentialsProvider.create(
                settings.sessionToken().isPresent()
                        ? AwsSessionCredentials.create(
                                id, secret, settings.sessionToken().get().reveal())
                        : AwsBasicCredentials.create(id, secret));
    }

    /** Whose credentials were set. */
    public Account caller() throws ConnectorException, InterruptedException {
        if (caller == null) {
            Account unknown =
                    new Account("?", "the account of the credentials", "aws", Optional.empty(), Optional.empty());
            try (Session session = session(unknown, settings.homeRegion())) {
                StsClient sts = session.client(StsClient.builder());
                GetCallerIdentityResponse who = session.calls().call("sts:GetCallerIdentity", sts::getCallerIdentity);
                String partition = who.arn().split(":", 3)[1];
                caller = new Account(
                        who.account(), "Account " + who.account(), partition, Optional.empty(), Optional.empty());
            }
        }
        return caller;
    }

    /** Every account to read, in a steady order. */
    public List<Account> accounts() throws ConnectorException, InterruptedException {
        if (accounts == null) {
            Account own = caller();
            accounts = switch (settings.from()) {
                case ORGANIZATION -> ofOrganization(own);
                case ACCOUNT, FILES -> settings.roles().isEmpty() ? List.of(own) : ofRoles();
            };
        }
        return accounts;
    }

    private List<Account> ofRoles() {
        return settings.roles().stream()
                .map(role -> new Account(
                        role.account(),
                        "Account " + role.account(),
                        role.partition(),
                        Optional.of(role.arn()),
                        role.externalId()))
                .toList();
    }

    private List<Account> ofOrganization(Account own) throws ConnectorException, InterruptedException {
        List<Account> found = new ArrayList<>();
        try (Session session = session(own, settings.homeRegion())) {
            OrganizationsClient organizations = session.client(OrganizationsClient.builder());
            session.calls()
                    .pages(
                            "organizations:ListAccounts",
                            token -> organizations.listAccounts(request -> request.nextToken(token)),
                            ListAccountsResponse::nextToken,
                            page -> page.accounts().forEach(account -> found.add(member(own, account))));
        }
        if (found.isEmpty()) {
            throw new ConnectorException(
                    Category.PROTOCOL,
                    "The organization of account " + own.id()
                            + " lists no accounts. Set 'from' to account, or use credentials"
                            + " of the management account or a delegated administrator");
        }
        found.sort(Comparator.comparing(Account::id));
        return List.copyOf(found);
    }

    private Account member(Account own, software.amazon.awssdk.services.organizations.model.Account listed) {
        String id = listed.id();
        Optional<String> role = id.equals(own.id())
                ? Optional.empty()
                : Optional.of("arn:" + own.partition() + ":iam::" + id + ":role/" + settings.memberRole());
        String state = listed.stateAsString() == null ? listed.statusAsString() : listed.stateAsString();
        boolean suspended = CLOSED.contains(String.valueOf(state));
        return new Account(id, listed.name(), own.partition(), role, settings.externalId(), suspended);
    }

    /**
     * The regions of an account to read: those that were set, or all that are enabled there. Where the account does not tell, they
     * are all that there are, since a region that is left out would be taken for one that has nothing any more.
     */
    public List<String> regions(Account account) throws ConnectorException, InterruptedException {
        if (!settings.regions().isEmpty()) {
            return settings.regions();
        }
        try {
            return regions(account, false);
        } catch (ConnectorException refused) {
            if (account.role().isPresent()
                    && (refused.category() == Category.FORBIDDEN || refused.category() == Category.NOT_FOUND)) {
                return regions(caller(), true);
            }
            throw refused;
        }
    }

    private List<String> regions(Account account, boolean all) throws ConnectorException, InterruptedException {
        try (Session session = session(account)) {
            Ec2Client ec2 = session.client(Ec2Client.builder());
            return session
                    .calls()
                    .call("ec2:DescribeRegions", () -> ec2.describeRegions(request -> request.allRegions(all)))
                    .regions()
                    .stream()
                    .map(software.amazon.awssdk.services.ec2.model.Region::regionName)
                    .sorted()
                    .toList();
        }
    }

    /** An account to read, by its id. */
    public Account account(String id) throws ConnectorException, InterruptedException {
        return accounts().stream()
                .filter(account -> account.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ConnectorException(
                        Category.NOT_FOUND,
                        "The account " + id + " is not among those that are read; it may have left the organization."
                                + " List the scopes again"));
    }

    /** A fact about more than one scope, asked for once in the life of the source. */
    @SuppressWarnings("unchecked") // a subject is always asked for with the same question
    public <T> T once(String subject, Question<T> question) throws ConnectorException, InterruptedException {
        Object known = facts.get(subject);
        if (known == null) {
            known = question.ask();
            facts.put(subject, known);
        }
        return (T) known;
    }

    /** Asks for a fact. */
    @FunctionalInterface
    public interface Question<T> {
        T ask() throws ConnectorException, InterruptedException;
    }

    /** A session in an account and a region; in the home region where the service has none. */
    public Session session(Account account, String region) throws ConnectorException, InterruptedException {
        Map<String, Limiter> own =
                limiters.computeIfAbsent(account.id() + "/" + region, unknown -> new ConcurrentHashMap<>());
        Optional<String> acceptedIn = caller == null || region.equals(settings.homeRegion())
                ? Optional.empty()
                : Optional.of(settings.homeRegion());
        return new Session(line, new Session.Place(account, region, acceptedIn), credentials(account), own);
    }

    public Session session(Account account) throws ConnectorException, InterruptedException {
        return session(account, settings.homeRegion());
    }

    private AwsCredentialsProvider credentials(Account account) throws ConnectorException, InterruptedException {
        if (account.role().isEmpty()) {
            return credentials;
        }
        if (account.suspended()) {
            throw new ConnectorException(
                    Category.FORBIDDEN,
                    "The account " + account.id() + " is closed, and its organization has suspended it."
                            + " Ask AWS Support to reopen it, or wait: after 90 days AWS takes it out of the organization");
        }
        String role = account.role().get();
        AssumedRole known = roles.get(role);
        if (known == null) {
            known = new AssumedRole(session(caller()), role, account.externalId(), line.pace());
            roles.put(role, known);
        }
        return known;
    }

    @Override
    public void close() {
        http.close();
        if (credentials instanceof SdkAutoCloseable chain) {
            chain.close();
        }
    }
}
