package io.claviger.engine.access.account;

import io.claviger.engine.access.policy.Arn;
import io.claviger.engine.access.policy.Policy;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A user or role with what binds it.
 *
 * @param identity inline, attached and, of a user, its groups' policies
 * @param managed ARNs of the attached policies, through groups too
 * @param groups ARNs
 * @param boundary null when it has none
 * @param trust null for a user
 * @param instanceProfiles ARNs of those by which EC2 can hand it to a machine; empty where the input does not say which
 * @param tags in the order of the account; a star for those of choice, a key that IAM does not let anyone write
 * @param secondFactor whether whoever acts as it has shown a second factor; a stolen key has none
 */
public record IamPrincipal(
        String arn,
        Kind kind,
        String account,
        List<Policy> identity,
        Set<String> managed,
        Set<String> groups,
        @Nullable Boundary boundary,
        @Nullable Policy trust,
        List<String> instanceProfiles,
        Map<String, String> tags,
        Usage usage,
        boolean secondFactor) {

    public enum Kind {
        USER("aws.iam-user"),
        ROLE("aws.iam-role");

        private final String catalogKind;

        Kind(String catalogKind) {
            this.catalogKind = catalogKind;
        }

        /** As the catalog calls it. */
        public String catalogKind() {
            return catalogKind;
        }
    }

    /** A permissions boundary. */
    public record Boundary(String arn, Policy policy) {}

    public IamPrincipal {
        identity = List.copyOf(identity);
        managed = Set.copyOf(managed);
        groups = Set.copyOf(groups);
        instanceProfiles = List.copyOf(instanceProfiles);
        tags = Map.copyOf(tags);
    }

    private static final String OF_CHOICE = "*";

    /** The same one with tags of whoever holds its key. */
    public IamPrincipal withTagsOfChoice() {
        return new IamPrincipal(
                arn,
                kind,
                account,
                identity,
                managed,
                groups,
                boundary,
                trust,
                instanceProfiles,
                Map.of(OF_CHOICE, OF_CHOICE),
                usage,
                secondFactor);
    }

    /** The same one, acted as by someone who has shown a second factor. */
    public IamPrincipal withSecondFactor() {
        return new IamPrincipal(
                arn, kind, account, identity, managed, groups, boundary, trust, instanceProfiles, tags, usage, true);
    }

    /** The same one as a member of more groups, with what those have. */
    public IamPrincipal joining(Set<String> others, Set<String> attachedToThem, List<Policy> more) {
        return new IamPrincipal(
                arn,
                kind,
                account,
                both(identity, more),
                Set.copyOf(both(managed, attachedToThem)),
                Set.copyOf(both(groups, others)),
                boundary,
                trust,
                instanceProfiles,
                tags,
                usage,
                secondFactor);
    }

    private static <T> List<T> both(Collection<T> some, Collection<T> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    public boolean hasTagsOfChoice() {
        return tags.containsKey(OF_CHOICE);
    }

    public boolean hasInstanceProfile() {
        return !instanceProfiles.isEmpty();
    }

    /** Behind its path. */
    public String name() {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }

    /** Service-linked roles can be changed and taken by their service alone. */
    public boolean isServiceLinked() {
        return arn.contains(":role/aws-service-role/");
    }

    /**
     * Whether IAM refuses to change it: roles that are linked to a service, and those that Identity Center made. Source: <a
     * href="https://docs.aws.amazon.com/singlesignon/latest/userguide/using-service-linked-roles.html">Using service-linked
     * roles for Identity Center</a>.
     */
    public boolean isUnmodifiable() {
        return isServiceLinked() || arn.contains(":role/aws-reserved/");
    }

    /** The ARN of something else that IAM keeps for an account, {@code policy/x}, in the principal's partition. */
    public String inIam(String owner, String resource) {
        return new Arn(partition(), "iam", "", owner, resource).toString();
    }

    public String partition() {
        Arn parsed = Arn.parse(arn);
        return parsed == null ? "aws" : parsed.partition();
    }

    /** The same one under other policies, to ask what if. */
    public IamPrincipal with(List<Policy> others, @Nullable Boundary otherBoundary) {
        return new IamPrincipal(
                arn,
                kind,
                account,
                others,
                managed,
                groups,
                otherBoundary,
                trust,
                instanceProfiles,
                tags,
                usage,
                secondFactor);
    }
}
