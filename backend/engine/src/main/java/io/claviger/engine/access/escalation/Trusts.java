package io.claviger.engine.access.escalation;

import io.claviger.engine.access.account.IamPrincipal;
import io.claviger.engine.access.evaluation.AccessRequest;
import io.claviger.engine.access.evaluation.Evaluator;
import io.claviger.engine.access.evaluation.Policies;
import io.claviger.engine.access.policy.Arn;
import io.claviger.engine.access.policy.Context;
import io.claviger.engine.access.policy.Policy;
import io.claviger.engine.access.policy.Principal;
import io.claviger.engine.access.policy.Principals;
import io.claviger.engine.access.policy.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which roles may trust whom, found by the names in their trust policies. */
final class Trusts {

    /**
     * A role, and what lets it be taken.
     *
     * @param by the service or provider as its trust policy names it
     */
    record Trusting(IamPrincipal role, String by, Permit permit) {}

    private static final String EVERYONE = "*";
    private static final String OF_CHINA = ".cn";
    private static final String SESSION = "assumed-role";

    private final Map<String, List<IamPrincipal>> byName = new HashMap<>();
    private final Map<String, List<Trusting>> byService = new HashMap<>();
    private final Map<String, Map<String, IamPrincipal>> byAccount = new HashMap<>();

    Trusts(List<IamPrincipal> principals) {
        for (IamPrincipal role : principals) {
            if (role.trust() != null && !role.isServiceLinked()) {
                for (String name : names(role.trust())) {
                    byName.computeIfAbsent(name, none -> new ArrayList<>()).add(role);
                }
            }
        }
    }

    private static Set<String> names(Policy trust) {
        Set<String> names = new LinkedHashSet<>();
        for (Statement statement : trust.statements()) {
            Principals trusted = statement.principals();
            if (trusted == null || statement.effect() == Statement.Effect.DENY) {
                continue;
            }
            if (trusted.everyone() || trusted.excluded()) {
                names.add(EVERYONE);
            } else {
                trusted.names().forEach(name -> names.add(account(name)));
            }
        }
        return names;
    }

    /** An account is named by its number or by its root user; a session by its role too, as the role's name has no path there. */
    private static String account(String name) {
        Arn arn = Arn.parse(name);
        if (arn == null) {
            return name;
        }
        return arn.type().equals(SESSION)
                ? sessions(arn.account(), arn.secondName())
                : arn.resource().equals("root") ? arn.account() : name;
    }

    private static String sessions(String account, String role) {
        return "sessions of " + account + ' ' + role;
    }

    /** The sessions of one role that another trusts by their names. */
    static List<Principal> sessions(IamPrincipal of, IamPrincipal trusting) {
        Policy trust = trusting.trust();
        if (of.kind() != IamPrincipal.Kind.ROLE || trust == null) {
            return List.of();
        }
        String its = sessions(of.account(), of.name());
        List<Principal> sessions = new ArrayList<>();
        for (Statement statement : trust.statements()) {
            Principals trusted = statement.principals();
            for (String name : trusted == null ? Set.<String>of() : trusted.names()) {
                if (account(name).equals(its)) {
                    sessions.add(Principal.of(name, null));
                }
            }
        }
        return sessions;
    }

    /** Roles whose trust policies name the principal, or everyone. */
    Set<IamPrincipal> naming(IamPrincipal principal) {
        Set<IamPrincipal> roles = new LinkedHashSet<>(byName.getOrDefault(principal.arn(), List.of()));
        roles.addAll(byName.getOrDefault(EVERYONE, List.of()));
        if (principal.kind() == IamPrincipal.Kind.ROLE) {
            roles.addAll(byName.getOrDefault(sessions(principal.account(), principal.name()), List.of()));
        }
        return roles;
    }

    /** Roles whose trust policies name an account, by ARN. */
    Map<String, IamPrincipal> namingAccount(String account) {
        return byAccount.computeIfAbsent(account, none -> {
            Map<String, IamPrincipal> roles = new LinkedHashMap<>();
            byName.getOrDefault(account, List.of()).forEach(role -> roles.put(role.arn(), role));
            return roles;
        });
    }

    /** Roles of an account that a service may take, each with what in its trust policy says so. */
    List<Trusting> ofService(String service, String account) {
        return byService.computeIfAbsent(account + ' ' + service, none -> {
            List<Trusting> trusting = new ArrayList<>();
            for (String name : List.of(service, service + OF_CHINA)) {
                for (IamPrincipal role : byName.getOrDefault(name, List.of())) {
                    Permit permit = role.account().equals(account) ? trust(name, role) : null;
                    if (permit != null) {
                        trusting.add(new Trusting(role, name, permit));
                    }
                }
            }
            return trusting;
        });
    }

    /** Roles that an identity provider's assertions may take, each with what in its trust policy says so. */
    List<Trusting> ofProvider(String provider, String action) {
        List<Trusting> trusting = new ArrayList<>();
        for (IamPrincipal role : byName.getOrDefault(provider, List.of())) {
            Permit permit = mayTake(Principal.of(provider, "Federated"), action, role);
            if (permit != null) {
                trusting.add(new Trusting(role, provider, permit));
            }
        }
        return trusting;
    }

    /** ARNs of the SAML providers that roles trust. */
    List<String> samlProviders() {
        return byName.keySet().stream()
                .filter(name -> name.contains(":saml-provider/"))
                .sorted()
                .toList();
    }

    private static @Nullable Permit trust(String service, IamPrincipal role) {
        Permit permit = mayTake(Principal.of(service, "Service"), "sts:AssumeRole", role);
        return permit == null
                ? mayTake(Principal.of(service, "Federated"), "sts:AssumeRoleWithWebIdentity", role)
                : permit;
    }

    /** The service asks for what is in the role's own account. */
    private static @Nullable Permit mayTake(Principal principal, String action, IamPrincipal role) {
        if (role.trust() == null) {
            return null;
        }
        Map<String, List<String>> known = principal.kind() == Principal.Kind.SERVICE
                ? Map.of("aws:SourceAccount", List.of(role.account()), "aws:PrincipalIsAWSService", List.of("true"))
                : Map.of();
        AccessRequest request =
                AccessRequest.of(principal, action, role.arn(), role.account(), Context.of(known, false));
        Policies policies =
                new Policies(List.of(), List.of(), List.of(role.trust()), List.of(), List.of(), List.of(), List.of());
        return Permit.of(Evaluator.decide(request, policies));
    }
}
