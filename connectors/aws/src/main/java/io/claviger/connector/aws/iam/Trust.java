package io.claviger.connector.aws.iam;

import io.claviger.spi.CrawlSink;
import io.claviger.spi.ObjectRef;
import io.claviger.spi.Observation.ConsumerSeen;
import io.claviger.spi.Observation.GrantSeen;
import io.claviger.spi.Observation.IdentitySeen;
import io.claviger.spi.Observation.Privilege;
import io.claviger.spi.Observation.Status;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Whom a role trusts: an edge for each of them, and facts that can be read off the trust policy. */
final class Trust {

    private static final String COGNITO = "cognito-identity.amazonaws.com";
    private static final String SERVICE_ACCOUNT = "system:serviceaccount:";
    /** Services that act for the account in which the role is, so that no one else can send them. */
    private static final Set<String> ON_BEHALF_OF_ANYONE = Set.of(
            "apigateway.amazonaws.com",
            "cloudtrail.amazonaws.com",
            "config.amazonaws.com",
            "events.amazonaws.com",
            "s3.amazonaws.com",
            "serverlessrepo.amazonaws.com",
            "sns.amazonaws.com",
            "bedrock.amazonaws.com",
            "logs.amazonaws.com",
            "vpc-flow-logs.amazonaws.com");

    private final ObjectRef role;
    private final String roleArn;
    private final @Nullable Privilege privilege;
    private final Set<String> accounts;
    private final Map<String, Object> facts;
    private final CrawlSink sink;
    private final Set<String> services = new TreeSet<>();
    private final Set<String> strangers = new TreeSet<>();

    /**
     * @param privilege what who takes on the role may do at most
     * @param accounts those that are read; the others are strangers
     * @param facts where to put the facts
     */
    Trust(
            String roleArn,
            @Nullable Privilege privilege,
            Set<String> accounts,
            Map<String, Object> facts,
            CrawlSink sink) {
        this.role = Kinds.role(roleArn);
        this.roleArn = roleArn;
        this.privilege = privilege;
        this.accounts = accounts;
        this.facts = facts;
        this.sink = sink;
    }

    void tell(List<PolicyStatement> statements) throws InterruptedException {
        for (PolicyStatement statement : statements) {
            if (statement.allow()) {
                if (statement.everyPrincipalBut()) {
                    facts.put("trustsAnyone", true);
                }
                services(statement);
                for (String principal : statement.principals().getOrDefault("AWS", List.of())) {
                    principal(principal, statement);
                }
                for (String provider : statement.principals().getOrDefault("Federated", List.of())) {
                    federated(provider, statement);
                }
            }
        }
        if (!services.isEmpty()) {
            facts.put("trustedServices", List.copyOf(services));
            facts.put("heldByWorkloads", true);
        }
        if (!strangers.isEmpty()) {
            facts.put("trustedAccounts", String.join(" ", strangers));
        }
    }

    private void services(PolicyStatement statement) {
        List<String> trusted = statement.principals().getOrDefault("Service", List.of());
        services.addAll(trusted);
        boolean bound = statement.conditions().containsKey("aws:sourcearn")
                || statement.conditions().containsKey("aws:sourceaccount")
                || statement.conditions().containsKey("aws:sourceorgid");
        if (!bound && trusted.stream().anyMatch(ON_BEHALF_OF_ANYONE::contains)) {
            facts.put("serviceTrustWithoutSource", true);
        }
    }

    private void principal(String written, PolicyStatement statement) throws InterruptedException {
        String principal = written.matches("[0-9]{12}") ? "arn:" + partition() + ":iam::" + written + ":root" : written;
        String account = Kinds.accountOf(principal);
        boolean conditional = !statement.conditions().isEmpty();
        if (principal.equals("*")) {
            facts.put(conditional ? "trustsAnyoneUnderConditions" : "trustsAnyone", true);
        } else if (!principal.startsWith("arn:")) {
            facts.put("trustsDeletedPrincipal", true);
        } else if (!accounts.contains(account)) {
            strangers.add(account);
            stranger(statement);
        } else if (principal.endsWith(":root") && !account.equals(Kinds.accountOf(roleArn)) && !conditional) {
            facts.put("trustsWholeAccount", true);
        }
        ObjectRef subject = subject(principal, account);
        if (principal.equals(Anyone.WRITTEN)) {
            Anyone.tell(sink);
        } else if (subject.kind().equals("aws.principal")) {
            outsider(subject, principal, account);
        }
        edge(subject, statement);
    }

    private void stranger(PolicyStatement statement) {
        Set<String> keys = statement.conditions().keySet();
        if (!keys.contains("sts:externalid")
                && !keys.contains("aws:principalorgid")
                && !keys.contains("aws:principalorgpaths")) {
            facts.put("trustsAccountWithoutExternalId", true);
        }
        List<String> ids = statement.conditions().getOrDefault("sts:externalid", List.of());
        if (ids.stream().anyMatch(id -> id.contains("*") || id.length() < 8)) {
            facts.put("weakExternalId", true);
        }
    }

    private ObjectRef subject(String principal, String account) {
        return accounts.contains(account) ? Kinds.identity(principal) : Kinds.principal(principal);
    }

    private void outsider(ObjectRef ref, String principal, String account) throws InterruptedException {
        boolean deleted = !principal.startsWith("arn:");
        Map<String, Object> attributes = new HashMap<>();
        if (!account.isEmpty()) {
            attributes.put("account", account);
        }
        String name = principal.endsWith(":root") ? "Account " + account : principal;
        sink.observe(new IdentitySeen(
                ref, name, deleted ? Status.DISABLED : Status.UNKNOWN, null, null, null, null, attributes));
    }

    private void federated(String provider, PolicyStatement statement) throws InterruptedException {
        String issuer =
                provider.contains("-provider/") ? provider.substring(provider.indexOf("-provider/") + 10) : provider;
        List<String> subjects = values(statement, ":sub");
        if (!provider.contains("saml-provider")) {
            oidc(statement, subjects);
        }
        for (String subject : subjects.isEmpty() ? List.of("*") : subjects) {
            ObjectRef ref = Kinds.federated(provider, subject);
            Map<String, Object> attributes = new HashMap<>(Map.of("provider", provider, "subject", subject));
            List<String> audiences = values(statement, ":aud");
            if (!audiences.isEmpty()) {
                attributes.put("audiences", audiences);
            }
            String name = subject.equals("*") ? "Anyone at " + issuer : subject + " at " + issuer;
            sink.observe(new IdentitySeen(ref, name, Status.UNKNOWN, null, null, null, null, attributes));
            edge(ref, statement);
            serviceAccount(provider, subject);
        }
    }

    /** Whether anyone with a token of the provider may come, or only some. */
    private void oidc(PolicyStatement statement, List<String> subjects) {
        if (values(statement, ":aud").isEmpty()) {
            facts.put("oidcAudience", "any");
        }
        if (values(statement, COGNITO + ":amr").contains("unauthenticated")) {
            facts.put("trustsGuests", true);
        }
        boolean others = statement.conditions().keySet().stream()
                .anyMatch(key ->
                        key.endsWith(":amr") || key.endsWith(":repository") || key.endsWith(":job_workflow_ref"));
        if (subjects.isEmpty() ? !others : subjects.stream().anyMatch(Trust::isAnySubject)) {
            facts.put("oidcSubject", "any");
        } else if (subjects.stream().anyMatch(subject -> subject.contains("*") || subject.contains("?"))) {
            facts.putIfAbsent("oidcSubject", "pattern");
        }
    }

    /** A pattern that holds before the first thing that its owner chose, such as {@code repo:*}. */
    private static boolean isAnySubject(String subject) {
        int wildcard = subject.indexOf('*');
        return wildcard >= 0 && subject.substring(0, wildcard).matches("|[a-z_]{1,30}:");
    }

    /** A Kubernetes service account that takes on the role: IAM roles for service accounts. */
    private void serviceAccount(String provider, String subject) throws InterruptedException {
        if (subject.startsWith(SERVICE_ACCOUNT)) {
            facts.put("heldByWorkloads", true);
            String name = subject.substring(SERVICE_ACCOUNT.length()).replace(':', '/');
            sink.observe(new ConsumerSeen(
                    new ObjectRef("aws.service-account", provider + "|" + subject),
                    name,
                    role,
                    null,
                    Map.of("provider", provider)));
        }
    }

    private static List<String> values(PolicyStatement statement, String keyEnd) {
        return statement.conditions().entrySet().stream()
                .filter(condition -> condition.getKey().endsWith(keyEnd))
                .flatMap(condition -> condition.getValue().stream())
                .distinct()
                .toList();
    }

    private void edge(ObjectRef subject, PolicyStatement statement) throws InterruptedException {
        Map<String, Object> attributes = new HashMap<>();
        statement.conditions().forEach(attributes::put);
        String action = statement.principals().containsKey("Federated")
                ? statement.names("sts:assumerolewithsaml") ? "sts:AssumeRoleWithSAML" : "sts:AssumeRoleWithWebIdentity"
                : "sts:AssumeRole";
        sink.observe(new GrantSeen(subject, action, role, privilege == null ? Privilege.ADMIN : privilege, attributes));
    }

    private String partition() {
        return roleArn.split(":", 3)[1];
    }
}
