package io.claviger.connector.aws.iam;

import io.claviger.connector.aws.api.Shape;
import io.claviger.spi.ConnectorException;
import io.claviger.spi.ConnectorException.Category;
import io.claviger.spi.CrawlSink;
import io.claviger.spi.ObjectRef;
import io.claviger.spi.Observation.Privilege;
import io.claviger.spi.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The documents of an account: read once, so that what refers to them can be told with their breadth. */
final class Documents {

    /** A managed policy: what it is called, what it allows, how often it is used. */
    record Managed(
            Shape shape, String arn, @Nullable String document, PolicyStatement.Document read, Breadth breadth) {}

    /** A group, and what its members may do. */
    record Group(Shape shape, String arn, Breadth breadth) {}

    private final CrawlSink sink;
    private final Map<String, Managed> managed = new LinkedHashMap<>();
    private final Map<String, Group> groups = new LinkedHashMap<>();

    private Documents(CrawlSink sink) {
        this.sink = sink;
    }

    static Documents read(IamReader reader, CrawlSink sink) throws ConnectorException, InterruptedException {
        Documents documents = new Documents(sink);
        reader.policies(documents::add);
        reader.groups(group -> {
            String arn = group.name("Arn");
            documents.groups.put(arn, new Group(group, arn, documents.breadth(group, "GroupPolicyList")));
        });
        return documents;
    }

    private void add(Shape policy) {
        String arn = policy.name("Arn");
        String document = null;
        for (Shape version : policy.parts("PolicyVersionList")) {
            if (version.flag("IsDefaultVersion")) {
                document = version.document("Document");
            }
        }
        PolicyStatement.Document read = PolicyStatement.read(document);
        managed.put(arn, new Managed(policy, arn, document, read, Breadth.of(read.statements())));
    }

    /** Every managed policy that is of this account, or used in it. */
    List<Managed> managed() {
        return managed.values().stream()
                .filter(policy -> !policy.arn().contains(":iam::aws:") || isUsed(policy.shape()))
                .toList();
    }

    /** Whether a policy of AWS's own is attached to anyone. */
    boolean isAttached(String name) {
        return managed.values().stream()
                .anyMatch(policy -> policy.arn().endsWith(":iam::aws:policy/" + name) && isUsed(policy.shape()));
    }

    private static boolean isUsed(Shape policy) {
        Long attached = policy.number("AttachmentCount");
        Long bounding = policy.number("PermissionsBoundaryUsageCount");
        return attached != null && attached > 0 || bounding != null && bounding > 0;
    }

    List<Group> groups() {
        return List.copyOf(groups.values());
    }

    /** The group of a name; names are unique in an account. */
    @Nullable
    Group group(String name) {
        return groups.values().stream()
                .filter(group -> name.equals(group.shape().text("GroupName")))
                .findFirst()
                .orElse(null);
    }

    Breadth ofManaged(String arn) {
        Managed policy = managed.get(arn);
        return policy == null ? Breadth.NOTHING : policy.breadth();
    }

    boolean knows(String arn) {
        return managed.containsKey(arn);
    }

    private static Breadth inline(Shape holder, String inline) {
        return Breadth.of(inlineStatements(holder, inline));
    }

    private static List<PolicyStatement> inlineStatements(Shape holder, String inline) {
        List<PolicyStatement> statements = new ArrayList<>();
        for (Shape policy : holder.parts(inline)) {
            statements.addAll(
                    PolicyStatement.read(policy.document("PolicyDocument")).statements());
        }
        return statements;
    }

    /** What the inline and attached policies of a structure allow together. */
    Breadth breadth(Shape holder, String inline) {
        List<PolicyStatement> statements = inlineStatements(holder, inline);
        for (Shape attached : holder.parts("AttachedManagedPolicies")) {
            Managed policy = managed.get(String.valueOf(attached.text("PolicyArn")));
            if (policy != null) {
                statements.addAll(policy.read().statements());
            }
        }
        return Breadth.of(statements);
    }

    /** Puts a structure's policies into its attributes; tells those that cannot be read. */
    void tell(ObjectRef ref, Shape holder, String inline, Map<String, Object> attributes) throws InterruptedException {
        Map<String, Object> documents = new LinkedHashMap<>();
        for (Shape policy : holder.parts(inline)) {
            String document = policy.document("PolicyDocument");
            if (document != null) {
                documents.put(policy.name("PolicyName"), document);
                check(ref, "the inline policy " + policy.name("PolicyName"), document, attributes);
            }
        }
        List<String> attached = holder.parts("AttachedManagedPolicies").stream()
                .map(policy -> policy.name("PolicyArn"))
                .toList();
        if (!documents.isEmpty()) {
            attributes.put("inlinePolicies", documents);
            if (inline(holder, inline).most() == Privilege.ADMIN) {
                attributes.put("inlineAdministrator", true);
            }
        }
        if (!attached.isEmpty()) {
            attributes.put("attachedPolicies", attached);
        }
    }

    /** Tells a document that is malformed: it is kept, and flagged. */
    void check(ObjectRef ref, String what, @Nullable String document, Map<String, Object> attributes)
            throws InterruptedException {
        String wrong = PolicyStatement.read(document).problem();
        if (wrong != null) {
            attributes.put("malformedPolicy", what);
            sink.problem(Problem.ofFact(
                    Category.PROTOCOL,
                    ref.externalId(),
                    what + " cannot be read: " + wrong + ". It is kept as it is, and counts for nothing",
                    "Write the policy anew"));
        }
    }
}
