package io.claviger.engine.secrets.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One type of secret.
 *
 * @param id {@code provider/kind}, unchanging once released
 * @param provider the vendor's short name, such as {@code github}
 * @param title for people, such as {@code GitHub personal access token (classic)}
 * @param severity how bad a leak is
 * @param doc the vendor's page that describes it
 * @param opens what someone who holds it can do
 * @param revoke how to replace or revoke it
 * @param verification how its vendor is asked whether it is live, where there is a harmless request for that
 */
public record SecretType(
        String id,
        String provider,
        String title,
        Severity severity,
        String doc,
        String opens,
        String revoke,
        Recognition recognition,
        Judging judging,
        @Nullable VerificationRequest verification) {

    /**
     * How candidates are found.
     *
     * @param keywords one of them must be near; empty only when {@code files} says where to look
     * @param anyCase whether the keywords' case does not matter
     * @param anchored whether every match of the patterns begins where a keyword begins, so that nothing else is tried
     * @param files names of files, {@code *.ext} allowed, outside of which the type is not looked for; empty for all
     * @param patterns regular expressions; the secret is the group {@code secret}, or all
     * @param detector the name of a hand-written detector used in place of patterns
     * @param reach how many bytes before and after a keyword are searched
     * @param priority which of overlapping candidates wins: the higher
     * @param nearby the form of a value that is the type's when a keyword is close to it, if there is such a form
     * @param stretches what every match of each pattern has within it
     * @param own how the patterns of a rule that people brought are read; nothing for a type that comes with Claviger
     */
    public record Recognition(
            List<String> keywords,
            boolean anyCase,
            boolean anchored,
            List<String> files,
            List<String> patterns,
            @Nullable String detector,
            Reach reach,
            int priority,
            @Nullable String nearby,
            List<Stretch> stretches,
            @Nullable Own own) {
        public Recognition {
            keywords = List.copyOf(keywords);
            files = List.copyOf(files);
            patterns = List.copyOf(patterns);
            stretches = List.copyOf(stretches);
        }
    }

    /**
     * A rule that people brought. Its patterns run on RE2, whose time is linear whatever they say.
     *
     * @param group the group that holds the secret; 0 for the one named {@code secret}, or else the first that is not empty
     * @param path a pattern that the file's path must hold for the type to be looked for
     * @param judged whether what is found is judged as our own types are; if not, what the rule says is believed
     */
    public record Own(int group, @Nullable String path, boolean judged) {

        /** A rule in our own language. */
        public static final Own RULE_FILE = new Own(0, null, true);
    }

    /** Bytes before the start and after the start of a keyword. */
    public record Reach(int before, int after) {}

    /**
     * How a candidate is judged.
     *
     * @param confidence 0 to 1: that a candidate without any check is a real secret
     * @param shown how many characters of the beginning are the same for all and may be shown
     * @param minEntropy bits a character below which a candidate is too regular; 0 for none
     * @param checks names of structure checks, in order
     * @param identity which identity it names, if any
     * @param documented SHA-256, in hex, of values that the vendor prints in its own pages
     */
    public record Judging(
            double confidence,
            int shown,
            double minEntropy,
            List<String> checks,
            @Nullable IdentityRule identity,
            List<String> documented) {
        public Judging {
            checks = List.copyOf(checks);
            documented = List.copyOf(documented);
        }
    }

    /**
     * How the identity is read offline.
     *
     * @param kind such as {@code postgres.role}
     * @param group the named group of the pattern that holds its external id, or
     * @param near a pattern whose first group is found close by
     */
    public record IdentityRule(
            String kind, @Nullable String group, @Nullable String near) {}
}
