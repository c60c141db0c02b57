package io.claviger.connector.postgres;

import io.claviger.spi.ObjectRef;
import io.claviger.spi.Observation.OwnershipSeen;
import io.claviger.spi.Observation.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds who a {@code COMMENT} says is responsible: {@code owner: payments@example.com}, {@code team=payments}, or just an
 * e-mail address, which speaks less strongly. The comment itself is not repeated: people
 * write passwords there, too.
 */
final class CommentOwners {

    private static final String ADDRESS = "[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,200}\\.[A-Za-z]{2,24}";
    private static final Pattern LABELLED = Pattern.compile(
            "\\b(owner|team|contact|maintainer)\\s{0,3}[:=]\\s{0,3}(?:<?(" + ADDRESS + ")>?|([\\w-]{1,100}))",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern BARE = Pattern.compile(ADDRESS);
    private static final double LABELLED_CONFIDENCE = 0.9;
    private static final double BARE_CONFIDENCE = 0.5;

    private CommentOwners() {}

    static List<OwnershipSeen> of(ObjectRef ref, @Nullable String comment) {
        List<OwnershipSeen> owners = new ArrayList<>();
        if (comment == null) {
            return owners;
        }
        Matcher labelled = LABELLED.matcher(comment);
        while (labelled.find()) {
            boolean team = labelled.group(1).equalsIgnoreCase("team") || labelled.group(2) == null;
            String named = labelled.group(2) == null ? labelled.group(3) : labelled.group(2);
            owners.add(owner(ref, team, named, LABELLED_CONFIDENCE));
        }
        Matcher bare = BARE.matcher(comment);
        if (owners.isEmpty() && bare.find()) {
            owners.add(owner(ref, false, bare.group(), BARE_CONFIDENCE));
        }
        return owners;
    }

    private static OwnershipSeen owner(ObjectRef ref, boolean team, String named, double confidence) {
        Person.Kind kind = team ? Person.Kind.TEAM : Person.Kind.PERSON;
        return new OwnershipSeen(
                ref, new Person(kind, named.toLowerCase(Locale.ROOT), named), "named in the comment", confidence, null);
    }
}
