package io.claviger.engine.graph.model;

import io.claviger.engine.access.account.Estate;
import io.claviger.engine.access.escalation.PrincipalReview.End;
import io.claviger.engine.access.escalation.PrincipalReview.Path;
import io.claviger.engine.access.escalation.Review;
import io.claviger.engine.access.evaluation.Decision.Reason;
import io.claviger.engine.graph.GraphFact;
import io.claviger.engine.graph.GraphFact.GrantFact;
import io.claviger.engine.graph.GraphFact.IdentityFact;
import io.claviger.engine.graph.GraphFact.ResourceFact;
import io.claviger.engine.graph.NodeKind;
import io.claviger.engine.graph.Privilege;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The accounts of AWS, all sources of them as one estate: who can become whom, who is administrator or can make itself one, and who
 * reads what, as {@code engine.access} proves it from the policies.
 */
final class AwsEstate implements EstateModel {

    /** Whose rights are decided by policies that are read. The root user of an account stands for all in it, and takes no role. */
    private static final Set<String> EVALUATED = Set.of("aws.user", "aws.role", "aws.root");

    @Override
    public boolean looksAt(GraphFact fact) {
        return switch (fact) {
            case IdentityFact _ -> true;
            case ResourceFact resource -> AwsDocuments.isTold(resource);
            case GrantFact grant -> grant.action().startsWith("sts:");
            case GraphFact.CredentialFact _ -> false;
            case GraphFact.ExposureFact _ -> false;
            case GraphFact.ConsumerFact _ -> false;
        };
    }

    @Override
    public List<GrantFact> grants(Collection<GraphFact> facts, Instant now) {
        Found found = new Found();
        List<GrantFact> trusts = new ArrayList<>();
        for (GraphFact fact : facts) {
            switch (fact) {
                case IdentityFact identity -> found.add(identity);
                case ResourceFact resource -> found.add(resource);
                case GrantFact grant -> trusts.add(grant);
                case GraphFact.CredentialFact _, GraphFact.ExposureFact _, GraphFact.ConsumerFact _ -> {}
            }
        }
        Estate estate = new AwsDocuments(found.identities.values(), found.all).estate();
        for (Review.Next next : Review.nextOf(estate, now)) {
            found.add(next);
        }
        found.outsiders(trusts);
        found.administered();
        return List.copyOf(found.grants.values());
    }

    /** What is gathered, by the names that AWS has for it. */
    private static final class Found {

        private final Map<String, IdentityFact> identities = new HashMap<>();
        private final Map<UUID, IdentityFact> byId = new HashMap<>();
        private final Map<String, ResourceFact> resources = new HashMap<>();
        private final Map<String, ResourceFact> accounts = new HashMap<>();
        private final List<ResourceFact> all = new ArrayList<>();
        private final Map<UUID, GrantFact> grants = new LinkedHashMap<>();

        /** Who stands outside for one source may be read by another: then that is who it is. */
        void add(IdentityFact identity) {
            byId.put(identity.id(), identity);
            identities.merge(identity.externalId(), identity, (one, other) -> isOutside(other) ? one : other);
        }

        /** An account and its membership in an organization have one name. */
        void add(ResourceFact resource) {
            all.add(resource);
            Map<String, ResourceFact> named = resource.kind().equals("aws.account") ? accounts : resources;
            named.put(resource.externalId(), resource);
        }

        void add(Review.Next next) {
            IdentityFact from = identities.get(next.principal().arn());
            if (from == null) {
                return;
            }
            ResourceFact account = accounts.get(next.principal().account());
            if (next.admin() && account != null) {
                administers(from, account);
            }
            for (Path way : next.ways()) {
                GraphFact to = end(way, next.principal().account());
                if (to != null) {
                    Privilege most = to instanceof ResourceFact ? Privilege.READ : Privilege.ADMIN;
                    tell(from, technique(way), to, most, attributes(way));
                }
            }
        }

        /** Who makes itself administrator has what the root user of the account has. */
        private @Nullable GraphFact end(Path way, String account) {
            if (way.edges().getLast().makesAdmin()) {
                String[] parts = way.to().split(":", 6);
                String of = parts.length == 6 && !parts[4].isEmpty() ? parts[4] : account;
                return identities.get("arn:" + parts[1] + ":iam::" + of + ":root");
            }
            boolean becomes = way.end() == End.BECOMES || way.end() == End.BECOMES_ADMIN;
            return becomes ? identities.get(way.to()) : resources.get(way.to());
        }

        /** Whom no account that is read knows is taken at the word of the trust policy, and so is a service's agent. */
        void outsiders(List<GrantFact> trusts) {
            for (GrantFact trust : trusts) {
                IdentityFact subject = byId.get(trust.subject());
                IdentityFact role = byId.get(trust.target());
                if (subject != null && role != null && !isEvaluated(subject)) {
                    Map<String, Object> attributes = new HashMap<>();
                    attributes.put("because", List.of(trust.action() + ": the trust policy of " + role.externalId()));
                    attributes.put("conditions", conditions(trust));
                    tell(subject, "assume-role", role, Privilege.ADMIN, attributes);
                }
            }
        }

        private boolean isEvaluated(IdentityFact subject) {
            IdentityFact known = identities.getOrDefault(subject.externalId(), subject);
            return EVALUATED.contains(known.kind());
        }

        private static boolean isOutside(IdentityFact subject) {
            return subject.kind().equals("aws.principal") || subject.kind().equals("aws.federated-subject");
        }

        private static List<Object> conditions(GrantFact trust) {
            List<Object> conditions = new ArrayList<>();
            trust.attributes().forEach((key, values) -> {
                if (key.indexOf(':') > 0) {
                    conditions.add(Map.of("key", key, "operator", "", "values", values));
                }
            });
            return conditions;
        }

        void administered() {
            for (IdentityFact identity : identities.values()) {
                Object number = identity.attributes().get("account");
                ResourceFact account = number == null || isOutside(identity) ? null : accounts.get(number.toString());
                if (account != null) {
                    tell(account, AwsAccess.ADMINISTERS, identity, Privilege.ADMIN, Map.of());
                    if (identity.kind().equals("aws.root")) {
                        administers(identity, account);
                    }
                }
            }
        }

        private void administers(IdentityFact identity, ResourceFact account) {
            tell(identity, "administrator", account, Privilege.ADMIN, Map.of("covers", true));
        }

        private void tell(
                GraphFact from, String action, GraphFact to, Privilege privilege, Map<String, Object> attributes) {
            NodeKind kind = to instanceof ResourceFact ? NodeKind.RESOURCE : NodeKind.IDENTITY;
            UUID id = UUID.nameUUIDFromBytes((from.id() + " " + to.id()).getBytes(StandardCharsets.UTF_8));
            if (!from.id().equals(to.id())) {
                grants.putIfAbsent(
                        id, new GrantFact(id, from.place(), from.id(), action, to.id(), kind, privilege, attributes));
            }
        }
    }

    private static String technique(Path way) {
        return String.join(
                ", then ", way.edges().stream().map(edge -> edge.technique()).toList());
    }

    private static Map<String, Object> attributes(Path way) {
        List<Object> because = new ArrayList<>();
        List<Object> conditions = new ArrayList<>();
        way.edges().forEach(edge -> {
            edge.because().stream().map(AwsEstate::words).forEach(because::add);
            edge.residual()
                    .forEach(one -> conditions.add(
                            Map.of("key", one.key(), "operator", one.operator(), "values", one.values())));
        });
        return Map.of("because", because, "conditions", conditions, "covers", false);
    }

    private static String words(Reason reason) {
        String statement = reason.statement() == null ? "" : ", statement " + reason.statement();
        return reason.policy() + statement + (reason.note().isEmpty() ? "" : ": " + reason.note());
    }
}
