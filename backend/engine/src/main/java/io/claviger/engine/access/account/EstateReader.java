package io.claviger.engine.access.account;

import io.claviger.engine.access.account.Estate.Control;
import io.claviger.engine.access.account.Estate.ManagedPolicy;
import io.claviger.engine.access.account.IamPrincipal.Boundary;
import io.claviger.engine.access.account.IamPrincipal.Kind;
import io.claviger.engine.access.policy.Arn;
import io.claviger.engine.access.policy.Policy;
import io.claviger.engine.access.policy.PolicyReader;
import io.claviger.engine.json.JsonReader;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gathers an estate from answers of {@code GetAccountAuthorizationDetails}, one or more an account. A policy that is
 * malformed is told of, and what of it can be read still counts.
 *
 * <p>Source: <a
 * href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html">GetAccountAuthorizationDetails</a>.
 */
public final class EstateReader {

    /** Of a page, as of the whole answer, some may be missing; of the first, those with principals, one is there. */
    private static final List<String> LISTS =
            List.of("UserDetailList", "RoleDetailList", "GroupDetailList", "Policies");

    private static final int PRINCIPALS = 3;

    private final List<Map<?, ?>> users = new ArrayList<>();
    private final List<Map<?, ?>> roles = new ArrayList<>();
    private final Map<String, List<Policy>> groups = new LinkedHashMap<>();
    private final Map<String, Set<String>> attachedToGroups = new HashMap<>();
    private final Map<String, String> groupsByName = new HashMap<>();
    private final List<Map<?, ?>> groupDetails = new ArrayList<>();
    private final Map<String, ManagedPolicy> managed = new LinkedHashMap<>();
    private final Map<String, List<String>> problems = new LinkedHashMap<>();
    private final List<HeldResource> resources = new ArrayList<>();
    private final Map<String, Login> logins = new LinkedHashMap<>();

    /**
     * Adds one file's content: such an answer, a list of some, or some by account.
     *
     * @throws IllegalArgumentException saying what is missing when it is no such answer
     */
    public void add(@Nullable Object details) {
        if (details instanceof List<?> several && !several.isEmpty()) {
            several.forEach(this::add);
            return;
        }
        if (details instanceof Map<?, ?> byAccount
                && !byAccount.isEmpty()
                && byAccount.keySet().stream().allMatch(EstateReader::isAccount)) {
            byAccount.values().forEach(this::add);
            return;
        }
        if (!(details instanceof Map<?, ?> map)
                || LISTS.stream().limit(PRINCIPALS).noneMatch(map::containsKey)) {
            throw new IllegalArgumentException("it has neither UserDetailList nor RoleDetailList: give the JSON that"
                    + " 'aws iam get-account-authorization-details' prints");
        }
        for (String list : LISTS) {
            if (map.get(list) != null && !(map.get(list) instanceof List)) {
                throw new IllegalArgumentException("its " + list + " is no list");
            }
        }
        users.addAll(maps(map.get("UserDetailList")));
        roles.addAll(maps(map.get("RoleDetailList")));
        groupDetails.addAll(maps(map.get("GroupDetailList")));
        maps(map.get("Policies")).forEach(this::addManaged);
    }

    /** Adds resources that are named. */
    public void addResources(List<HeldResource> named) {
        resources.addAll(named);
        named.forEach(one -> {
            if (one.policy() != null) {
                one.policy().problems().forEach(problem -> tell(one.arn(), problem));
            }
        });
    }

    /** Adds what a credential report says. */
    public void addLogins(Map<String, Login> reported) {
        logins.putAll(reported);
    }

    /** The numbers of those that were added so far. */
    public Set<String> accounts() {
        Set<String> accounts = new LinkedHashSet<>();
        for (List<Map<?, ?>> kind : List.of(users, roles)) {
            for (Map<?, ?> one : kind) {
                Arn arn = Arn.parse(text(one.get("Arn")));
                accounts.add(arn == null ? "" : arn.account());
            }
        }
        return accounts;
    }

    public Estate read(Map<String, Control> control) {
        groupDetails.forEach(this::addGroup);
        List<IamPrincipal> principals = new ArrayList<>();
        users.forEach(user -> principals.add(principal(user, Kind.USER, "UserPolicyList")));
        roles.forEach(role -> principals.add(principal(role, Kind.ROLE, "RolePolicyList")));
        return new Estate(principals, groups, managed, control, resources, logins, problems);
    }

    private void addManaged(Map<?, ?> written) {
        String arn = text(written.get("Arn"));
        Policy current = null;
        List<Policy> others = new ArrayList<>();
        for (Map<?, ?> version : maps(written.get("PolicyVersionList"))) {
            Policy policy =
                    policy(arn, text(written.get("PolicyName")), PolicyReader.Kind.IDENTITY, version.get("Document"));
            if (Boolean.TRUE.equals(version.get("IsDefaultVersion"))) {
                current = policy;
            } else {
                others.add(policy);
            }
        }
        if (current == null) {
            tell(arn, "policy " + arn + " has no default version");
        } else {
            managed.put(arn, new ManagedPolicy(arn, current, others));
        }
    }

    private void addGroup(Map<?, ?> written) {
        String arn = text(written.get("Arn"));
        Set<String> attached = new LinkedHashSet<>();
        List<Policy> policies = policies(arn, written, "GroupPolicyList", attached);
        groups.put(arn, policies);
        attachedToGroups.put(arn, attached);
        Arn parsed = Arn.parse(arn);
        if (parsed != null) {
            groupsByName.put(parsed.account() + '/' + parsed.lastName(), arn);
        }
    }

    private IamPrincipal principal(Map<?, ?> written, Kind kind, String inline) {
        String arn = text(written.get("Arn"));
        Arn parsed = Arn.parse(arn);
        String account = parsed == null ? "" : parsed.account();
        Set<String> attached = new LinkedHashSet<>();
        List<Policy> identity = new ArrayList<>(policies(arn, written, inline, attached));
        Set<String> memberOf = new LinkedHashSet<>();
        for (Object name : list(written.get("GroupList"))) {
            String group = groupsByName.get(account + '/' + name);
            if (group == null) {
                tell(arn, "the group " + name + " is not in the file: its rights are not counted");
            } else {
                memberOf.add(group);
                identity.addAll(groups.getOrDefault(group, List.of()));
                attached.addAll(attachedToGroups.getOrDefault(group, Set.of()));
            }
        }
        Object trust = written.get("AssumeRolePolicyDocument");
        return new IamPrincipal(
                arn,
                kind,
                account,
                identity,
                attached,
                memberOf,
                boundary(arn, written.get("PermissionsBoundary")),
                kind == Kind.ROLE ? policy(arn, "trust policy", PolicyReader.Kind.RESOURCE, trust) : null,
                list(written.get("InstanceProfileList")).stream()
                        .map(EstateReader::arn)
                        .toList(),
                tags(written.get("Tags")),
                UsageReader.read(written),
                false);
    }

    private List<Policy> policies(String arn, Map<?, ?> written, String inline, Set<String> attached) {
        List<Policy> policies = new ArrayList<>();
        for (Map<?, ?> one : maps(written.get(inline))) {
            policies.add(
                    policy(arn, text(one.get("PolicyName")), PolicyReader.Kind.IDENTITY, one.get("PolicyDocument")));
        }
        for (Map<?, ?> one : maps(written.get("AttachedManagedPolicies"))) {
            String policyArn = text(one.get("PolicyArn"));
            attached.add(policyArn);
            ManagedPolicy found = managed(policyArn);
            if (found == null) {
                tell(arn, "the attached policy " + policyArn + " is not in the file: its rights are not counted");
            } else {
                policies.add(found.current());
            }
        }
        return policies;
    }

    /** From the file, or else as AWS has it today; null when it is in neither. */
    private @Nullable ManagedPolicy managed(String arn) {
        ManagedPolicy known = managed.get(arn);
        if (known == null) {
            known = AwsManagedPolicies.find(arn);
            if (known != null) {
                managed.put(arn, known);
            }
        }
        return known;
    }

    /** A boundary that is not in the file closes everything, rather than nothing: what it lets pass is not known. */
    private @Nullable Boundary boundary(String arn, @Nullable Object written) {
        if (!(written instanceof Map<?, ?> map)) {
            return null;
        }
        String boundaryArn = text(map.get("PermissionsBoundaryArn"));
        ManagedPolicy found = managed(boundaryArn);
        if (found == null) {
            tell(arn, "the permissions boundary " + boundaryArn + " is not in the file: it is taken to allow nothing");
            return new Boundary(boundaryArn, new Policy(boundaryArn, List.of(), List.of()));
        }
        return new Boundary(boundaryArn, found.current());
    }

    private Policy policy(String arn, String name, PolicyReader.Kind kind, @Nullable Object document) {
        Object body = document;
        if (document instanceof String text) {
            try {
                body = JsonReader.read(text.startsWith("%") ? URLDecoder.decode(text, StandardCharsets.UTF_8) : text);
            } catch (IllegalArgumentException noJson) {
                tell(arn, "policy '" + name + "' is no JSON");
                return new Policy(name, List.of(), List.of());
            }
        }
        Policy policy = PolicyReader.read(name, kind, body);
        policy.problems().forEach(problem -> tell(arn, problem));
        return policy;
    }

    private void tell(String arn, String problem) {
        problems.computeIfAbsent(arn, none -> new ArrayList<>()).add(problem);
    }

    private static Map<String, String> tags(@Nullable Object written) {
        Map<String, String> tags = new LinkedHashMap<>();
        maps(written).forEach(tag -> tags.put(text(tag.get("Key")), text(tag.get("Value"))));
        return tags;
    }

    private static String arn(@Nullable Object named) {
        return named instanceof Map<?, ?> map ? text(map.get("Arn")) : text(named);
    }

    private static boolean isAccount(@Nullable Object key) {
        return String.valueOf(key).matches("[0-9]{12}");
    }

    static List<Map<?, ?>> maps(@Nullable Object written) {
        List<Map<?, ?>> maps = new ArrayList<>();
        for (Object item : list(written)) {
            if (item instanceof Map<?, ?> map) {
                maps.add(map);
            }
        }
        return maps;
    }

    private static List<?> list(@Nullable Object written) {
        return written instanceof List<?> list ? list : List.of();
    }

    private static String text(@Nullable Object written) {
        return written == null ? "" : written.toString();
    }
}
