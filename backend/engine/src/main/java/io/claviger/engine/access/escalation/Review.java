package io.claviger.engine.access.escalation;

import io.claviger.engine.access.account.Estate;
import io.claviger.engine.access.account.HeldResource;
import io.claviger.engine.access.account.IamPrincipal;
import io.claviger.engine.access.escalation.PrincipalReview.Path;
import io.claviger.engine.access.escalation.PrincipalReview.Privilege;
import io.claviger.engine.access.escalation.PrincipalReview.Taker;
import io.claviger.engine.access.evaluation.Decision.Reason;
import io.claviger.engine.access.evaluation.Decision.Residual;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reviews an estate: who is administrator, who can become one, and by which shortest proof. */
public final class Review {

    private static final int MOST_PATHS = 500;

    private final World world;
    private final Search search;
    private final Privileges privileges;
    private final Takers takers;
    private final References references;
    private final Holdings holdings;
    private final Strangers strangers;

    private Review(Estate estate, Instant now) {
        this.world = new World(estate, now);
        this.search = new Search(world);
        this.privileges = new Privileges(world);
        this.takers = new Takers(estate);
        this.references = new References(estate);
        this.holdings = new Holdings(world);
        this.strangers = new Strangers(world);
    }

    /**
     * One answer a principal, in the order of the estate.
     *
     * @param now by which conditions on the time of a request, and what is unused, are decided
     */
    public static List<PrincipalReview> of(Estate estate, Instant now) {
        List<PrincipalReview> all = new ArrayList<>();
        of(estate, now, all::add);
        return all;
    }

    /** The same, handed on one by one. */
    public static void of(Estate estate, Instant now, Consumer<PrincipalReview> sink) {
        Review review = new Review(estate, now);
        estate.principals().forEach(principal -> sink.accept(review.review(principal)));
    }

    /**
     * What one can do by itself, without becoming another first.
     *
     * @param admin whether the bearer of its key may do everything
     * @param ways to others, to administrator and to resources, each with the changes that it needs on the way; of an administrator
     *     only to the roles that trust it, since all else in its account is its own
     * @param holdings what it may do with resources that are known; of an administrator only with those of other accounts
     * @param takers who from outside the estate may take it
     * @param open whether any principal of any account may take it, without a condition
     * @param problems what of its policies could not be read, or speaks of what is not there
     */
    public record Next(
            IamPrincipal principal,
            boolean admin,
            List<Path> ways,
            List<Holding> holdings,
            List<Taker> takers,
            boolean open,
            List<String> problems) {
        public Next {
            ways = List.copyOf(ways);
            holdings = List.copyOf(holdings);
            takers = List.copyOf(takers);
            problems = List.copyOf(problems);
        }
    }

    /**
     * The most that one may do with a resource by itself.
     *
     * @param action that stands for it
     * @param sees whether a credential that lies in it is seen by that
     */
    public record Holding(
            String resource,
            Privilege privilege,
            String action,
            boolean sees,
            List<Reason> because,
            List<Residual> residual) {
        public Holding {
            because = List.copyOf(because);
            residual = List.copyOf(residual);
        }

        Holding unseen() {
            return new Holding(resource, privilege, action, false, because, residual);
        }
    }

    /** Whether it is known what may be done with a resource, by its ARN. */
    public static boolean knows(String resource) {
        return ResourceActions.of(resource) != null;
    }

    /** To ask of some principals only, for a graph of all of them. For one thread, as long as the estate is so. */
    public static Review begin(Estate estate, Instant now) {
        return new Review(estate, now);
    }

    /** Whether the bearer of its key may do everything. */
    public boolean isAdministrator(IamPrincipal principal) {
        return world.isAdministrator(Standing.of(principal));
    }

    /** What one may do by itself with one resource of the estate, as among its {@link Next#holdings}; null when nothing. */
    public @Nullable Holding holding(IamPrincipal principal, HeldResource resource) {
        Standing standing = Standing.of(principal);
        return principal.isServiceLinked() ? null : holdings.of(standing, world.isAdministrator(standing), resource);
    }

    /** Who has it, and what it can do next. */
    public Next next(IamPrincipal principal) {
        Standing standing = Standing.of(principal);
        boolean admin = world.isAdministrator(standing);
        return new Next(
                principal,
                admin,
                principal.isServiceLinked() ? List.of() : ways(standing, admin),
                principal.isServiceLinked() ? List.of() : holdings.of(standing, admin),
                takers.of(principal),
                takers.isOpen(principal),
                problems(principal));
    }

    /**
     * What is open to one because it takes several, apart from each other, of whom one changes what another may do. The ways of
     * {@link #next} and of whom these lead to are not among them.
     *
     * @param further whether it goes on from one who has more rights than today: then it may hang on all of the account
     */
    public record Together(List<Path> ways, boolean further) {
        public static final Together NOTHING = new Together(List.of(), false);

        public Together {
            ways = List.copyOf(ways);
        }
    }

    /**
     * Finds it for one after the other.
     *
     * @param counts whether one, by its ARN, may lead to any who change others, or whom these change
     */
    public Function<IamPrincipal, Together> joining(Predicate<String> counts) {
        Function<Standing, Together> joining = search.joining(counts);
        return principal -> {
            Standing standing = Standing.of(principal);
            return principal.isServiceLinked() || world.isAdministrator(standing)
                    ? Together.NOTHING
                    : joining.apply(standing);
        };
    }

    private List<Path> ways(Standing standing, boolean admin) {
        List<Path> ways = new ArrayList<>(admin ? search.assumedBy(standing) : search.nextFrom(standing));
        ways.addAll(search.asRoot(standing));
        return ways;
    }

    /** Whether one may act in other accounts of its organization as their root users. */
    public boolean takesRoots(IamPrincipal principal) {
        return search.takesRoots(Standing.of(principal));
    }

    /** What anyone at all may do with one resource of the estate; null when nothing. */
    public @Nullable Holding ofAnyone(HeldResource resource) {
        return strangers.of(resource);
    }

    private List<Path> far(Standing standing, boolean admin) {
        return admin ? search.beyond(standing) : search.from(standing);
    }

    /** No one but its service has the keys of a service-linked role: it leads nowhere. */
    private PrincipalReview review(IamPrincipal principal) {
        Standing standing = Standing.of(principal);
        List<Residual> conditions = SecondFactor.conditionOfAdministering(world, principal);
        boolean admin = conditions != null;
        List<Path> paths = principal.isServiceLinked() ? List.of() : far(standing, admin);
        List<String> problems = problems(principal);
        if (paths.size() > MOST_PATHS) {
            problems.add((paths.size() - MOST_PATHS) + " more ends that it can reach are not listed");
        }
        return new PrincipalReview(
                principal,
                admin,
                conditions == null ? List.of() : conditions,
                admin ? Privilege.ADMIN : privileges.of(standing),
                paths.subList(0, Math.min(paths.size(), MOST_PATHS)),
                takers.of(principal),
                Unusedness.of(principal, world.estate().logins().get(principal.arn()), world.now()),
                problems);
    }

    private List<String> problems(IamPrincipal principal) {
        List<String> all = new ArrayList<>();
        List<String> arns = new ArrayList<>(List.of(principal.arn()));
        arns.addAll(principal.managed());
        arns.addAll(principal.groups());
        for (String arn : arns) {
            all.addAll(world.estate().problems().getOrDefault(arn, List.of()));
        }
        all.addAll(references.of(principal));
        return all;
    }
}
