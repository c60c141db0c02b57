package io.claviger.engine.access.escalation;

import io.claviger.engine.access.account.Estate;
import io.claviger.engine.access.account.IamPrincipal;
import io.claviger.engine.access.escalation.PrincipalReview.Taker;
import io.claviger.engine.access.evaluation.AccessRequest;
import io.claviger.engine.access.evaluation.Evaluator;
import io.claviger.engine.access.evaluation.Policies;
import io.claviger.engine.access.policy.Arn;
import io.claviger.engine.access.policy.Condition;
import io.claviger.engine.access.policy.Context;
import io.claviger.engine.access.policy.Policy;
import io.claviger.engine.access.policy.Principal;
import io.claviger.engine.access.policy.Principals;
import io.claviger.engine.access.policy.Statement;
import io.claviger.engine.access.policy.Statement.Effect;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who from outside the estate a role trusts: other accounts, identity providers, a repository's CI, anyone.
 *
 * <p>Source: <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html">roles for OIDC federation</a>.
 */
final class Takers {

    private static final String OIDC = "oidc-provider/";
    private static final String ANYONE = "anyone";

    /** Of an account that nobody has. */
    private static final Principal STRANGER = Principal.of("arn:aws:iam::000000000001:user/stranger", null);

    private final Estate estate;
    private final Set<String> accounts = new HashSet<>();

    Takers(Estate estate) {
        this.estate = estate;
        estate.principals().forEach(principal -> accounts.add(principal.account()));
    }

    List<Taker> of(IamPrincipal role) {
        List<Taker> takers = new ArrayList<>();
        if (role.trust() == null || role.isServiceLinked()) {
            return takers;
        }
        for (Statement statement : role.trust().statements()) {
            Principals trusted = statement.principals();
            if (trusted == null || statement.effect() == Effect.DENY) {
                continue;
            }
            if (trusted.everyone() || trusted.excluded()) {
                takers.add(new Taker(ANYONE, "*", null, conditions(statement, "")));
            } else {
                trusted.names().stream().sorted().forEach(name -> add(name, statement, takers));
            }
        }
        return takers;
    }

    /** Whether a principal of any account whatever may take it, without a condition, denials and organization considered. */
    boolean isOpen(IamPrincipal role) {
        Policy trust = role.trust();
        if (trust == null || of(role).stream().noneMatch(taker -> taker.kind().equals(ANYONE))) {
            return false;
        }
        AccessRequest request =
                AccessRequest.of(STRANGER, "sts:AssumeRole", role.arn(), role.account(), Context.of(Map.of(), false));
        Policies policies = new Policies(
                List.of(World.EVERYTHING),
                List.of(),
                List.of(trust),
                List.of(),
                List.of(),
                estate.controlOf(role.account()).resource(),
                List.of());
        return Permit.isUnhindered(Evaluator.decide(request, policies));
    }

    private void add(String name, Statement statement, List<Taker> takers) {
        Arn arn = Arn.parse(name);
        String account = arn == null ? name : arn.account();
        if (arn != null && arn.resource().startsWith(OIDC)) {
            subjects(arn.resource().substring(OIDC.length()), statement, takers);
        } else if (arn != null && arn.type().equals("saml-provider")) {
            takers.add(new Taker("saml-provider", name, null, conditions(statement, "")));
        } else if (account.matches("[0-9]{12}") && !accounts.contains(account)) {
            boolean whole = arn == null || arn.resource().equals("root");
            takers.add(new Taker(
                    whole ? "aws-account" : "aws-principal", whole ? account : name, null, conditions(statement, "")));
        } else if (arn == null && name.contains(".") && !name.contains("amazonaws")) {
            subjects(name, statement, takers);
        }
    }

    private static void subjects(String provider, Statement statement, List<Taker> takers) {
        String key = provider.toLowerCase(Locale.ROOT) + ":sub";
        List<String> subjects = new ArrayList<>();
        for (Condition condition : statement.conditions()) {
            boolean affirms = !condition.operator().toLowerCase(Locale.ROOT).contains("not");
            if (affirms && condition.key().toLowerCase(Locale.ROOT).equals(key)) {
                subjects.addAll(condition.values());
            }
        }
        List<String> conditions = conditions(statement, key);
        for (String subject : subjects.isEmpty() ? List.of("*") : subjects) {
            takers.add(new Taker("oidc-subject", subject, provider, conditions));
        }
    }

    private static List<String> conditions(Statement statement, @Nullable String butKey) {
        return statement.conditions().stream()
                .filter(condition -> !condition.key().toLowerCase(Locale.ROOT).equals(butKey))
                .map(Condition::toString)
                .toList();
    }
}
