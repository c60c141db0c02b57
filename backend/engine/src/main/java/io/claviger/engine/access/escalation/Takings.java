package io.claviger.engine.access.escalation;

import io.claviger.engine.access.account.IamPrincipal;
import io.claviger.engine.access.account.IamPrincipal.Kind;
import io.claviger.engine.access.account.Login;
import io.claviger.engine.access.evaluation.Decision.Residual;
import io.claviger.engine.access.policy.Policy;
import io.claviger.engine.access.policy.PolicyReader;
import io.claviger.engine.access.policy.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How one principal takes another that there is: by a credential made for it, or by its trust. */
final class Takings {

    private static final String UPDATE_SAML = "iam:UpdateSAMLProvider";

    private static final String ASSUME = "sts:AssumeRole";
    private static final String TAG = "sts:TagSession";
    private static final String TRUST = "iam:UpdateAssumeRolePolicy";
    private static final String KEY = "create-access-key";
    private static final String ROLE = "assume-role";

    /** Of which each makes a credential or a trust. */
    static final List<String> MAKING = List.of(
            "iam:CreateAccessKey",
            "iam:DeleteAccessKey",
            "iam:CreateLoginProfile",
            "iam:UpdateLoginProfile",
            TRUST,
            UPDATE_SAML);

    static final List<String> ACTIONS =
            Stream.concat(Stream.of(ASSUME, TAG), MAKING.stream()).toList();

    private static final int MOST_KEYS = 2;

    private final World world;
    private final Standing from;
    private final Rights its;

    Takings(World world, Standing from) {
        this.world = world;
        this.from = from;
        this.its = world.rights(from);
    }

    /** Whether it may make credentials or trust of anyone. */
    boolean isPossible() {
        return MAKING.stream().anyMatch(its::canEver);
    }

    /** As it is today, by its trust; null when it may not. */
    @Nullable
    Step assume(IamPrincipal role) {
        Permit permit = taken(role);
        if (permit == null) {
            permit = bySession(role);
        }
        return permit == null ? null : step(role, ROLE, List.of(ASSUME), permit);
    }

    /** By its trust, with the rights to say what that asks of a session. */
    private @Nullable Permit taken(IamPrincipal role) {
        Permit permit = its.take(role, role.trust());
        Permit all = permit;
        for (Residual condition : permit == null ? List.<Residual>of() : permit.residual()) {
            String action = Sayings.rightToSay(condition);
            Permit right = action == null ? Permit.FREE : its.take(action, role, role.trust());
            if (right == null || all == null) {
                return null;
            }
            all = action == null ? all : all.and(right.asFirst(action));
        }
        return all;
    }

    /**
     * With tags of its choice, which count before those of the role; null when it may not, or when no policy asks for any.
     * Source: <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html">Pass session tags in AWS STS</a>.
     */
    @Nullable
    Step assumeWithTags(IamPrincipal role) {
        Permit taken = world.asksTags() ? taken(role) : null;
        Permit tagged = taken == null ? null : its.take(TAG, role, role.trust());
        Change change = tagged == null
                ? null
                : new Change("tag-session", List.of(TAG), tagged, "+tags", role.withTagsOfChoice());
        return taken == null || change == null
                ? null
                : new Step(
                        from,
                        Standing.of(role).after(change),
                        "assume-role-with-tags",
                        List.of(ASSUME, TAG),
                        taken.and(change.permit()));
    }

    /** A trust may name one session of a role: then it hangs on that name. */
    private @Nullable Permit bySession(IamPrincipal role) {
        for (Principal session : Trusts.sessions(from.principal(), role)) {
            Permit permit = its.as(session).take(role, role.trust());
            if (permit != null) {
                return permit.ifThereIs("the session " + session.text());
            }
        }
        return null;
    }

    List<Step> of(IamPrincipal other) {
        List<Step> steps = new ArrayList<>();
        if (other.kind() == Kind.USER) {
            accessKey(steps, other);
            password(steps, other);
        } else {
            trust(steps, other);
        }
        return steps;
    }

    /** One that is made for it, which trusts whom it wants; null when it cannot. */
    @Nullable
    Step ofNew(IamPrincipal made) {
        List<Step> steps = new ArrayList<>();
        if (made.kind() == Kind.USER) {
            credential(steps, made, KEY, "iam:CreateAccessKey");
            credential(steps, made, "create-login-profile", "iam:CreateLoginProfile");
            return steps.isEmpty() ? null : steps.getFirst();
        }
        Permit permit = its.take(made, made.trust());
        return permit == null ? new Services(world, from).ifTrusted(made) : step(made, ROLE, List.of(ASSUME), permit);
    }

    /** What is told of how one that is made is taken; nothing of the usual way. */
    static String unusual(Step way) {
        return List.of(KEY, ROLE).contains(way.technique()) ? "" : "-and-" + way.technique();
    }

    /** A user has two keys at most. */
    private void accessKey(List<Step> steps, IamPrincipal user) {
        Permit permit = its.on("iam:CreateAccessKey", user.arn(), About.of(user));
        Login login = world.estate().logins().get(user.arn());
        List<String> actions = new ArrayList<>(List.of("iam:CreateAccessKey"));
        if (permit != null && login != null && login.keys().size() >= MOST_KEYS) {
            Permit room = its.on("iam:DeleteAccessKey", user.arn(), About.of(user));
            permit = room == null ? null : permit.and(room);
            actions.add("iam:DeleteAccessKey");
        }
        if (permit != null) {
            steps.add(step(user, KEY, actions, permit));
        }
    }

    /** A password can be given to who has none, and changed of who has one. */
    private void password(List<Step> steps, IamPrincipal user) {
        Login login = world.estate().logins().get(user.arn());
        Boolean has = login == null ? null : login.password();
        if (has == null || !has) {
            credential(steps, user, "create-login-profile", "iam:CreateLoginProfile");
        }
        if (has == null || has) {
            credential(steps, user, "update-login-profile", "iam:UpdateLoginProfile");
        }
    }

    private void credential(List<Step> steps, IamPrincipal user, String technique, String action) {
        Permit permit = its.on(action, user.arn(), About.of(user));
        if (permit != null) {
            steps.add(step(user, technique, List.of(action), permit));
        }
    }

    /**
     * Who may write the trust policy may name itself in it, and then takes the role unless something denies that; or it names a
     * service that it lets act as the role.
     */
    private void trust(List<Step> steps, IamPrincipal role) {
        Permit permit = its.on(TRUST, role.arn(), About.of(role));
        if (permit == null) {
            return;
        }
        Permit taken = its.take(role, trusting(from.principal().arn()));
        Step way = taken == null ? new Services(world, from).ifTrusted(role) : null;
        if (taken != null) {
            steps.add(step(role, "update-trust-policy", List.of(TRUST), permit.and(taken)));
        } else if (way != null) {
            List<String> actions = Permit.both(List.of(TRUST), way.actions());
            steps.add(step(role, "update-trust-policy-and-" + way.technique(), actions, permit.and(way.permit())));
        }
    }

    /**
     * Who may replace a provider's metadata may put in a key of its own, and then signs the assertions itself. Source: <a
     * href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateSAMLProvider.html">UpdateSAMLProvider</a>.
     */
    List<Step> ofProviders() {
        List<Step> steps = new ArrayList<>();
        for (String provider : its.canEver(UPDATE_SAML) ? world.trusts().samlProviders() : List.<String>of()) {
            Permit update = its.on(UPDATE_SAML, provider, About.NOTHING);
            if (update != null) {
                world.trusts()
                        .ofProvider(provider, "sts:AssumeRoleWithSAML")
                        .forEach(to -> steps.add(step(
                                to.role(), "update-saml-provider", List.of(UPDATE_SAML), update.and(to.permit()))));
            }
        }
        return steps;
    }

    static Policy trusting(String trusted) {
        return PolicyReader.read(
                "trust policy, rewritten",
                PolicyReader.Kind.RESOURCE,
                Map.of("Statement", Map.of("Effect", "Allow", "Action", ASSUME, "Principal", Map.of("AWS", trusted))));
    }

    private Step step(IamPrincipal to, String technique, List<String> actions, Permit permit) {
        return new Step(from, Standing.of(to), technique, actions, permit);
    }
}
