package io.claviger.connector.aws.organization;

import io.claviger.connector.aws.api.Calls.Each;
import io.claviger.connector.aws.api.Shape;
import io.claviger.spi.ConnectorException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An organization as files have it: what {@code aws organizations} printed, answer by answer. What an answer is about and does not
 * say itself (the parent of units and accounts, the policy of targets) stands in the name of its file.
 */
public final class FileOrganization implements OrganizationReader {

    private static final Set<String> ANSWERS = Set.of(
            "Roots",
            "OrganizationalUnits",
            "Accounts",
            "Targets",
            "DelegatedAdministrators",
            "ResourcePolicy",
            "EnabledFeatures");
    /** <a href="https://docs.aws.amazon.com/organizations/latest/APIReference/API_Types.html">The forms of the ids</a>. */
    private static final Pattern ID = Pattern.compile(
            "(?<![a-z0-9])(r-[0-9a-z]{1,32}|ou-[0-9a-z]{1,32}(?:-[0-9a-z]{1,32})?|p-[0-9a-zA-Z_]{1,128})(?![0-9a-zA-Z])");

    private static final Pattern ACCOUNT = Pattern.compile("arn:[a-z-]+:organizations::([0-9]{12}):.*");

    private final List<Shape> roots = new ArrayList<>();
    private final Map<String, List<Shape>> units = new HashMap<>();
    private final Map<String, List<Shape>> accounts = new HashMap<>();
    private final Map<String, Shape> policies = new TreeMap<>();
    private final Map<String, List<String>> targets = new HashMap<>();
    private final Map<String, Object> settings = new HashMap<>();
    private final Set<String> management = new TreeSet<>();

    /** Whether a file is an answer of the command line client about an organization. */
    public static boolean isAnswer(Shape file) {
        Shape policy = file.part("Policy");
        return ANSWERS.stream().anyMatch(file::has) || policy != null && policy.has("PolicySummary");
    }

    /** @throws IllegalArgumentException if the name of the file does not say what it is about */
    public void add(String fileName, Shape file) {
        roots.addAll(file.parts("Roots"));
        file.parts("Roots").forEach(this::manager);
        if (file.has("OrganizationalUnits")) {
            children(units, fileName, file.parts("OrganizationalUnits"));
        }
        if (file.has("Accounts")) {
            children(accounts, fileName, file.parts("Accounts"));
        }
        Shape policy = file.part("Policy");
        Shape summary = policy == null ? null : policy.part("PolicySummary");
        if (policy != null && summary != null) {
            policies.put(summary.name("Id"), policy);
            manager(summary);
        }
        if (file.has("Targets")) {
            targets.computeIfAbsent(about(fileName, "p-"), first -> new ArrayList<>())
                    .addAll(file.parts("Targets").stream()
                            .map(target -> target.name("TargetId"))
                            .toList());
        }
        settings(file);
    }

    private void settings(Shape file) {
        if (file.has("EnabledFeatures")) {
            settings.put("centralRoot", file.texts("EnabledFeatures").contains("RootCredentialsManagement"));
        }
        if (file.has("DelegatedAdministrators")) {
            settings.put(
                    "delegatedAdministrators",
                    !file.parts("DelegatedAdministrators").isEmpty());
        }
        Shape delegation = file.part("ResourcePolicy");
        if (delegation != null) {
            String document = delegation.document("Content");
            settings.put("delegatesPolicies", document != null && document.contains("Policy"));
        }
    }

    private void children(Map<String, List<Shape>> of, String fileName, List<Shape> children) {
        of.computeIfAbsent(about(fileName, "r-", "ou-"), first -> new ArrayList<>())
                .addAll(children);
        children.forEach(this::manager);
    }

    private static String about(String fileName, String... beginnings) {
        Matcher ids = ID.matcher(fileName);
        while (ids.find()) {
            for (String beginning : beginnings) {
                if (ids.group(1).startsWith(beginning)) {
                    return ids.group(1);
                }
            }
        }
        throw new IllegalArgumentException("its name does not say what it is about; put the id (" + beginnings[0]
                + "…) that was asked for into its name");
    }

    private void manager(Shape part) {
        String arn = part.text("Arn");
        Matcher account = ACCOUNT.matcher(arn == null ? "" : arn);
        if (account.matches()) {
            management.add(account.group(1));
        }
    }

    /** Whether there is an organization in the files. */
    public boolean isEmpty() {
        return roots.isEmpty() && units.isEmpty() && accounts.isEmpty() && policies.isEmpty();
    }

    /** The account that manages it; empty when no file tells, or several organizations are mixed. */
    public Optional<String> managementAccount() {
        return management.size() == 1 ? Optional.of(management.iterator().next()) : Optional.empty();
    }

    @Override
    public void roots(Each<Shape> each) throws ConnectorException, InterruptedException {
        Each.of(roots, each);
    }

    @Override
    public void units(String parent, Each<Shape> each) throws ConnectorException, InterruptedException {
        Each.of(units.getOrDefault(parent, List.of()), each);
    }

    @Override
    public void accounts(String parent, Each<Shape> each) throws ConnectorException, InterruptedException {
        Each.of(accounts.getOrDefault(parent, List.of()), each);
    }

    @Override
    public boolean policies(Each<Policy> each) throws ConnectorException, InterruptedException {
        for (Map.Entry<String, Shape> policy : policies.entrySet()) {
            String id = policy.getKey();
            Shape summary = policy.getValue().part("PolicySummary");
            String name = summary == null ? null : summary.text("Name");
            String type = summary == null ? null : summary.text("Type");
            each.accept(new Policy(
                    id,
                    name == null ? id : name,
                    String.valueOf(type),
                    policy.getValue().document("Content"),
                    targets.getOrDefault(id, List.of())));
        }
        return !policies.isEmpty() && targets.keySet().containsAll(policies.keySet());
    }

    @Override
    public Map<String, Object> settings() {
        return settings;
    }
}
