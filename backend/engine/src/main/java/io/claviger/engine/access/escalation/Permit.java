package io.claviger.engine.access.escalation;

import io.claviger.engine.access.evaluation.Decision;
import io.claviger.engine.access.evaluation.Decision.Outcome;
import io.claviger.engine.access.evaluation.Decision.Reason;
import io.claviger.engine.access.evaluation.Decision.Residual;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What allows something, and the conditions on it.
 *
 * @param before what must be done first
 */
record Permit(List<Reason> because, List<Residual> residual, List<String> before) {

    Permit(List<Reason> because, List<Residual> residual) {
        this(because, residual, List.of());
    }

    static final Permit FREE = new Permit(List.of(), List.of());

    /** Keys that describe where a request comes from; who holds a stolen key does not choose them. */
    private static final Set<String> OF_THE_PLACE = Set.of(
            "aws:sourceip",
            "aws:vpcsourceip",
            "aws:sourcevpc",
            "aws:sourcevpce",
            "aws:sourcevpcarn",
            "aws:vpceaccount",
            "aws:vpceorgid",
            "aws:vpceorgpaths",
            "aws:sourceaccount",
            "aws:sourceorgid",
            "aws:sourceorgpaths",
            "aws:sourcearn",
            "aws:calledvia",
            "aws:calledviafirst",
            "aws:calledvialast",
            "aws:viaawsservice",
            "aws:ec2instancesourcevpc",
            "aws:ec2instancesourceprivateipv4",
            "ec2:sourceinstancearn",
            "aws:principalorgid",
            "aws:principalorgpaths");

    /** Null when the decision leaves no way to the holder of a key. */
    static @Nullable Permit of(Decision decision) {
        return switch (decision.outcome()) {
            case ALLOWED -> new Permit(decision.because(), decision.residual());
            case IMPLICITLY_DENIED -> null;
            case EXPLICITLY_DENIED ->
                isAvoidable(decision) ? new Permit(decision.because(), decision.residual()) : null;
        };
    }

    static boolean isUnhindered(Decision decision) {
        return isUnhindered(decision, key -> false);
    }

    /**
     * Whether nothing stands in the way, or nothing that a parameter of the holder's choice does not lift.
     *
     * @param chosen keys that hold what the holder wants
     */
    static boolean isUnhindered(Decision decision, Predicate<String> chosen) {
        return switch (decision.outcome()) {
            case ALLOWED -> decision.residual().stream().map(Residual::key).allMatch(chosen);
            case IMPLICITLY_DENIED -> false;
            case EXPLICITLY_DENIED -> isAvoidable(decision);
        };
    }

    /** A denial that falls with a parameter of the holder's choice stops no one. */
    private static boolean isAvoidable(Decision decision) {
        return decision.residual().stream().anyMatch(condition -> condition.whenFalse() == Outcome.ALLOWED)
                && decision.residual().stream().noneMatch(condition -> isOfThePlace(condition.key()));
    }

    /** Whether a key describes where a request comes from. */
    static boolean isOfThePlace(String key) {
        return OF_THE_PLACE.contains(key.toLowerCase(Locale.ROOT));
    }

    Permit and(Permit other) {
        if (other.because.isEmpty() && other.residual.isEmpty() && other.before.isEmpty()) {
            return this;
        }
        return new Permit(both(because, other.because), both(residual, other.residual), both(before, other.before));
    }

    /** Each once, in this order. */
    static <T> List<T> both(List<T> some, List<T> more) {
        List<T> all = new ArrayList<>(some);
        more.stream().filter(one -> !all.contains(one)).forEach(all::add);
        return all;
    }

    /** The same, as something to be done before another. */
    Permit asFirst(String action) {
        return new Permit(because, residual, List.of(action));
    }

    /** The same, if what the policies cannot show is there. */
    Permit ifThereIs(@Nullable String what) {
        return what == null
                ? this
                : and(new Permit(
                        List.of(),
                        List.of(new Residual(
                                "claviger:Exists", "Exists", List.of(what), "", "", Outcome.IMPLICITLY_DENIED))));
    }
}
