package io.claviger.engine.graph.model;

import io.claviger.engine.access.account.HeldResource;
import io.claviger.engine.access.account.IamPrincipal;
import io.claviger.engine.access.escalation.Sway;
import io.claviger.engine.access.policy.Arn;
import io.claviger.engine.graph.model.AwsMoves.Known;
import io.claviger.engine.graph.model.AwsMoves.Moved;
import io.claviger.engine.graph.model.AwsMoves.MovedResource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which identities must be decided again for what moved: rather too many than too few. Most can do nothing with others but to take roles
 * that trust them, and are touched by nothing else.
 *
 * <ul>
 *   <li>Who moved.
 *   <li>Whoever may change what others may do: its ways lead through its whole account, so any policy in there counts. An
 *       administrator's do not, since it has all of the account anyway.
 *   <li>Where it is another who may take one, or what is known of it: also who may take others or let services act as them, and whom
 *       its trust names.
 *   <li>Where a name came or went: whose policies speak of it.
 *   <li>Where a bucket or queue moved: who takes root users of other accounts.
 *   <li>Where a resource moved: who may change others, and where it runs as a role, who may act through it. Of all others only what
 *       they may do with this resource is decided again.
 * </ul>
 */
final class AwsAgain {

    /** How many moved ones are looked at one by one before all are decided again. */
    private static final int MANY = 60;

    private static final List<String> OUTWARD =
            List.of(AwsGist.TRUST, "tags", "instanceProfiles", "permissionsBoundary");

    private final Map<String, AwsAccount> accounts;
    private final Predicate<IamPrincipal> administers;
    private final Predicate<IamPrincipal> takesRoots;
    private final Set<String> whole = new TreeSet<>();
    private final Map<String, Set<String>> some = new TreeMap<>();
    private final Map<String, List<MovedResource>> resources = new TreeMap<>();
    private final Set<String> moved = new HashSet<>();
    private final Set<String> policies = new HashSet<>();

    private boolean roots;

    AwsAgain(
            Map<String, AwsAccount> accounts, Predicate<IamPrincipal> administers, Predicate<IamPrincipal> takesRoots) {
        this.accounts = accounts;
        this.administers = administers;
        this.takesRoots = takesRoots;
    }

    /** @param trust whom it lets in, or let in before */
    private record Opened(Moved moved, AwsTrust trust) {}

    void all() {
        whole.addAll(accounts.keySet());
    }

    void one(String number, String arn) {
        some.computeIfAbsent(number, none -> new TreeSet<>()).add(arn);
    }

    /** Told of one alone. */
    void moved(String number, String arn) {
        moved.add(arn);
        one(number, arn);
    }

    /** Whether its own documents may be others, or what is told of it. */
    boolean isMoved(String arn) {
        Arn name = Arn.parse(arn);
        String number = name == null ? "" : name.account();
        return moved.contains(arn) || whole.contains(number) || policies.contains(number);
    }

    boolean isWhole(String number) {
        return whole.contains(number);
    }

    /** The identities by account. */
    Map<String, Set<String>> identities() {
        Map<String, Set<String>> identities = new TreeMap<>(some);
        whole.forEach(number -> identities
                .computeIfAbsent(number, none -> new TreeSet<>())
                .addAll(Objects.requireNonNull(accounts.get(number)).names()));
        return identities;
    }

    /** What all others of an account may do with these resources. */
    Map<String, List<MovedResource>> resources() {
        Map<String, List<MovedResource>> left = new TreeMap<>(resources);
        left.keySet().removeAll(whole);
        return left;
    }

    /** First for all that moved, so that nobody is looked for in an account that is decided again anyway. */
    void wholeFor(AwsMoves moves) {
        if (moves.all() && accounts.containsKey(moves.number())) {
            whole.add(moves.number());
        }
    }

    void partsFor(AwsMoves moves) {
        moves.principals().forEach(one -> moved(moves.number(), one.arn()));
        if (moves.policies()) {
            policies.add(moves.number());
        }
        if (!moves.principals().isEmpty() || moves.policies()) {
            changing(moves.number());
        }
        opened(moves);
        named(moves);
        moves.resources().forEach(this::moved);
        resources.forEach((number, moved) -> {
            if (moved.size() > MANY) {
                whole.add(number);
            }
        });
    }

    private void changing(String number) {
        each(number, known -> known.sway().changes());
    }

    private void each(String number, Predicate<Known> wanted) {
        AwsAccount account = whole.contains(number) ? null : accounts.get(number);
        if (account != null) {
            for (Known known : account.principals()) {
                if (wanted.test(known) && !administers.test(known.principal())) {
                    one(number, known.principal().arn());
                }
            }
        }
    }

    /** Administrators too: those of the managing account. */
    private void takingRoots(String number, AwsAccount account) {
        for (Known known : account.principals()) {
            if (known.sway().roots() && takesRoots.test(known.principal())) {
                one(number, known.principal().arn());
            }
        }
    }

    private void opened(AwsMoves moves) {
        Map<String, List<Opened>> opened = new HashMap<>();
        for (Moved moved : moves.principals()) {
            if (isOutward(moved)) {
                Opened one = new Opened(moved, trust(moved));
                Stream<String> named = one.trust().everyone()
                        ? accounts.keySet().stream()
                        : Stream.concat(Stream.of(moves.number()), one.trust().accounts().stream())
                                .distinct();
                named.forEach(number -> opened.computeIfAbsent(number, none -> new ArrayList<>())
                        .add(one));
            }
        }
        opened.forEach(this::opened);
    }

    private static boolean isOutward(Moved moved) {
        Known before = moved.before();
        Known after = moved.after();
        return moved.copied()
                || before == null
                || after == null
                || OUTWARD.stream()
                        .anyMatch(name -> !Objects.equals(
                                before.fact().attributes().get(name),
                                after.fact().attributes().get(name)));
    }

    private static AwsTrust trust(Moved moved) {
        AwsTrust trust = new AwsTrust();
        for (@Nullable Known known : new @Nullable Known[] {moved.before(), moved.after()}) {
            trust.and(known == null ? null : known.principal().trust());
        }
        return trust;
    }

    private void opened(String number, List<Opened> opened) {
        AwsAccount account = whole.contains(number) ? null : accounts.get(number);
        if (account == null) {
            return;
        }
        if (opened.size() > MANY) {
            whole.add(number);
            return;
        }
        each(number, known -> known.sway().changes() || known.sway().takes());
        for (Known known : account.principals()) {
            if (opened.stream().anyMatch(one -> mayTake(known, one))) {
                one(number, known.principal().arn());
            }
        }
    }

    /** Who is let in by its own name, or as anyone in the same account, needs no right of its own. */
    private static boolean mayTake(Known known, Opened opened) {
        IamPrincipal principal = known.principal();
        AwsTrust trust = opened.trust();
        return trust.names(principal)
                || trust.everyone() && opened.moved().arn().contains(':' + principal.account() + ':')
                || (trust.everyone() || trust.accounts().contains(principal.account()))
                        && known.sway().mayAssume(opened.moved().arn());
    }

    private void named(AwsMoves moves) {
        accounts.forEach((number, account) -> {
            if (!moves.named().isEmpty() && !whole.contains(number) && account.speaksOf(moves.number())) {
                if (moves.named().size() > MANY) {
                    whole.add(number);
                } else {
                    moves.named().forEach(name -> account.mentioning(name).forEach(arn -> one(number, arn)));
                }
            }
        });
    }

    void moved(MovedResource moved) {
        if (Sway.isOfRoots(moved.arn()) && !roots) {
            roots = true;
            accounts.forEach(this::takingRoots);
        }
        AwsTrust trust = new AwsTrust();
        Set<String> concerned = new TreeSet<>();
        boolean runs = false;
        for (@Nullable HeldResource one : new @Nullable HeldResource[] {moved.before(), moved.after()}) {
            if (one != null) {
                trust.and(one.policy());
                concerned.add(one.account());
                runs |= one.runsAs() != null;
            }
        }
        boolean anywhere = trust.everyone() || concerned.contains("");
        concerned.addAll(anywhere ? accounts.keySet() : trust.accounts());
        for (String number : concerned) {
            if (accounts.containsKey(number) && !whole.contains(number)) {
                boolean acts = runs;
                each(
                        number,
                        known -> known.sway().changes() || acts && known.sway().takes());
                resources.computeIfAbsent(number, none -> new ArrayList<>()).add(moved);
            }
        }
    }
}
