package io.claviger.engine.graph.model;

import io.claviger.engine.access.account.IamPrincipal;
import io.claviger.engine.access.escalation.PrincipalReview.End;
import io.claviger.engine.access.escalation.PrincipalReview.Path;
import io.claviger.engine.access.escalation.PrincipalReview.Taker;
import io.claviger.engine.access.escalation.Review;
import io.claviger.engine.access.evaluation.Decision.Reason;
import io.claviger.engine.access.evaluation.Decision.Residual;
import io.claviger.engine.graph.GraphFact;
import io.claviger.engine.graph.GraphFact.GrantFact;
import io.claviger.engine.graph.GraphFact.IdentityFact;
import io.claviger.engine.graph.GraphFact.ResourceFact;
import io.claviger.engine.graph.NodeKind;
import io.claviger.engine.graph.Privilege;
import io.claviger.engine.graph.model.EstateModel.Decided;
import io.claviger.engine.graph.model.EstateModel.Standing;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes what was proved as grants between the objects that sources know, each from one to another once. For one use. */
final class AwsGrants {

    private final AwsNames names;
    private final AwsUsage usage;
    private final List<String> problems;
    private final Map<UUID, GrantFact> grants = new LinkedHashMap<>();
    private final Map<UUID, Standing> standings = new HashMap<>();
    private final Map<Proof, Map<String, Object>> written = new HashMap<>();

    /** What allows something: one that allows many resources is written once. */
    private record Proof(
            List<Reason> because,
            List<Residual> residual,
            @Nullable Boolean used,
            boolean unseen) {}

    /** @param problems of policies that bind the whole account */
    AwsGrants(AwsNames names, AwsUsage usage, List<String> problems) {
        this.names = names;
        this.usage = usage;
        this.problems = List.copyOf(problems);
    }

    Decided decided() {
        return new Decided(List.copyOf(grants.values()), standings, Map.of());
    }

    /** What one can do by itself. */
    void add(Review.Next next) {
        Collection<IdentityFact> from = names.identities(next.principal().arn());
        Map<String, Boolean> used = used(from);
        Standing standing = standing(next, used);
        from.forEach(one -> standings.put(one.id(), standing));
        if (next.admin()) {
            from.forEach(one -> administers(one, next.principal().account()));
        }
        next.holdings().forEach(holding -> tell(from, holding, used));
        next.ways().forEach(way -> go(next.principal(), from, way, used));
    }

    /** What one can do with others whom it takes. */
    void together(IamPrincipal principal, List<Path> ways) {
        Collection<IdentityFact> from = names.identities(principal.arn());
        Map<String, Boolean> used = used(from);
        ways.forEach(way -> go(principal, from, way, used));
    }

    private void go(IamPrincipal principal, Collection<IdentityFact> from, Path way, Map<String, Boolean> used) {
        Map<String, Object> attributes = attributes(way, used);
        for (GraphFact to : ends(way, principal.account())) {
            Privilege most = to instanceof ResourceFact ? Privilege.READ : Privilege.ADMIN;
            from.forEach(one -> tell(one, technique(way), to, most, attributes));
        }
    }

    /** What one may do with one resource; null when nothing. */
    void hold(IamPrincipal principal, Review.@Nullable Holding holding) {
        if (holding != null) {
            Collection<IdentityFact> from = names.identities(principal.arn());
            tell(from, holding, used(from));
        }
    }

    /** What whoever comes may do with one resource; null when nothing. */
    void anyone(Collection<IdentityFact> anyone, Review.@Nullable Holding holding) {
        if (holding != null) {
            tell(anyone, holding, Map.of());
        }
    }

    private Map<String, Boolean> used(Collection<IdentityFact> identities) {
        Map<String, Boolean> used = new TreeMap<>();
        identities.forEach(
                one -> usage.of(one.id()).forEach((service, was) -> used.merge(service, was, Boolean::logicalOr)));
        return used;
    }

    private void tell(Collection<IdentityFact> from, Review.Holding holding, Map<String, Boolean> used) {
        Proof proof = new Proof(
                holding.because(), holding.residual(), used(List.of(holding.action()), used), !holding.sees());
        Map<String, Object> attributes = written.computeIfAbsent(proof, AwsGrants::attributes);
        for (ResourceFact to : names.resources(holding.resource())) {
            Privilege privilege = Privilege.valueOf(holding.privilege().name());
            from.forEach(one -> tell(one, holding.action(), to, privilege, attributes));
        }
    }

    private Standing standing(Review.Next next, Map<String, Boolean> used) {
        return new Standing(
                next.open(),
                next.takers().stream().map(AwsGrants::words).toList(),
                used.entrySet().stream()
                        .filter(one -> !one.getValue() && one.getKey().indexOf(':') < 0)
                        .map(Map.Entry::getKey)
                        .toList(),
                Stream.concat(next.problems().stream(), problems.stream()).toList());
    }

    /** Null where that is not known of all actions. */
    private static @Nullable Boolean used(List<String> actions, Map<String, Boolean> used) {
        List<@Nullable Boolean> each = actions.stream()
                .map(action -> {
                    Boolean itself = used.get(action.toLowerCase(Locale.ROOT));
                    return itself == null ? used.get(action.substring(0, Math.max(0, action.indexOf(':')))) : itself;
                })
                .toList();
        return each.contains(false) ? Boolean.FALSE : each.isEmpty() || each.contains(null) ? null : Boolean.TRUE;
    }

    /** Who makes itself administrator has what the root user of the account has. */
    private Collection<? extends GraphFact> ends(Path way, String account) {
        if (way.edges().getLast().makesAdmin()) {
            String[] parts = way.to().split(":", 6);
            String of = parts.length == 6 && !parts[4].isEmpty() ? parts[4] : account;
            return names.identities("arn:" + parts[1] + ":iam::" + of + ":root");
        }
        boolean becomes = way.end() == End.BECOMES || way.end() == End.BECOMES_ADMIN;
        return becomes ? names.identities(way.to()) : names.resources(way.to());
    }

    /** Whom no account that is read knows is taken at the word of the trust policy, and so is a service's agent. */
    void trust(GrantFact trust) {
        IdentityFact subject = names.identity(trust.subject());
        IdentityFact role = names.identity(trust.target());
        if (subject == null || role == null || names.isEvaluated(subject)) {
            return;
        }
        Map<String, Object> attributes = Map.of(
                "because",
                List.of(trust.action() + ": the trust policy of " + role.externalId()),
                "conditions",
                conditions(trust));
        tell(subject, "assume-role", role, Privilege.ADMIN, attributes);
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

    /** Who has an account has each identity in it, and the root user has the account. */
    void administered(IdentityFact identity, String number) {
        for (ResourceFact account : names.accounts(number)) {
            tell(account, AwsAccess.ADMINISTERS, identity, Privilege.ADMIN, Map.of());
        }
        if (identity.kind().equals("aws.root")) {
            administers(identity, number);
        }
    }

    private void administers(IdentityFact identity, String number) {
        names.accounts(number)
                .forEach(account -> tell(identity, "administrator", account, Privilege.ADMIN, Map.of("covers", true)));
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

    private static String technique(Path way) {
        return String.join(
                ", then ", way.edges().stream().map(edge -> edge.technique()).toList());
    }

    private static Map<String, Object> attributes(Path way, Map<String, Boolean> used) {
        return attributes(new Proof(
                way.edges().stream().flatMap(edge -> edge.because().stream()).toList(),
                way.edges().stream().flatMap(edge -> edge.residual().stream()).toList(),
                used(
                        way.edges().stream()
                                .flatMap(edge -> edge.actions().stream())
                                .toList(),
                        used),
                false));
    }

    private static Map<String, Object> attributes(Proof proof) {
        Map<String, Object> attributes = new HashMap<>();
        attributes.put(
                "because",
                proof.because().stream().map(AwsGrants::words).distinct().toList());
        attributes.put(
                "conditions",
                proof.residual().stream()
                        .map(one -> Map.of("key", one.key(), "operator", one.operator(), "values", one.values()))
                        .distinct()
                        .toList());
        attributes.put("covers", false);
        if (proof.unseen()) {
            attributes.put("unseen", true);
        }
        if (proof.used() != null) {
            attributes.put("used", proof.used());
        }
        return attributes;
    }

    private static String words(Taker taker) {
        String of = taker.provider() == null ? "" : " of " + taker.provider();
        String when = taker.conditions().isEmpty() ? "" : " if " + String.join(" and ", taker.conditions());
        return taker.kind() + " " + taker.name() + of + when;
    }

    private static String words(Reason reason) {
        String statement = reason.statement() == null ? "" : ", statement " + reason.statement();
        return reason.policy() + statement + (reason.note().isEmpty() ? "" : ": " + reason.note());
    }
}
