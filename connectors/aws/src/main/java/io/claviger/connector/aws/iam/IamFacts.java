package io.claviger.connector.aws.iam;

import io.claviger.connector.aws.api.Shape;
import io.claviger.spi.ConnectorException;
import io.claviger.spi.ConnectorException.Category;
import io.claviger.spi.CrawlSink;
import io.claviger.spi.ObjectRef;
import io.claviger.spi.Observation.GrantSeen;
import io.claviger.spi.Observation.IdentitySeen;
import io.claviger.spi.Observation.Privilege;
import io.claviger.spi.Observation.ResourceSeen;
import io.claviger.spi.Observation.Status;
import io.claviger.spi.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells the users, roles, groups and managed policies of one account, wherever they were read. */
public final class IamFacts {

    /** In seconds. */
    private static final long LONG_SESSION = 4 * 3600L;

    private static final Pattern OF_PERMISSION_SET = Pattern.compile(
            "arn:[a-z-]+:iam::[0-9]{12}:role/aws-reserved/sso\\.amazonaws\\.com/(?:[a-z0-9-]+/)?AWSReservedSSO_(.+)_[0-9a-f]{16}");

    private final IamReader reader;
    private final String account;
    private final Set<String> accounts;
    private final @Nullable String environment;
    private final CrawlSink sink;
    private @Nullable Documents documents;

    /** @param accounts the ids of all accounts of the source, this one among them */
    public IamFacts(
            IamReader reader, String account, Set<String> accounts, Optional<String> environment, CrawlSink sink) {
        this.reader = reader;
        this.account = account;
        this.accounts = accounts;
        this.environment = environment.orElse(null);
        this.sink = sink;
    }

    private Documents documents() throws ConnectorException, InterruptedException {
        if (documents == null) {
            documents = Documents.read(reader, sink);
        }
        return documents;
    }

    /** The account itself, its managed policies and its groups. */
    public void policies() throws ConnectorException, InterruptedException {
        Map<String, Object> ofAccount = new HashMap<>();
        reader.settings().tell(ofAccount, reader.report());
        ofAccount.put("supportAccess", documents().isAttached("AWSSupportAccess"));
        sink.observe(new ResourceSeen(Kinds.account(account), "Account " + account, null, ofAccount));
        for (Documents.Managed policy : documents().managed()) {
            Map<String, Object> attributes = new HashMap<>();
            if (policy.document() != null) {
                attributes.put("document", policy.document());
            }
            Long attached = policy.shape().number("AttachmentCount");
            if (attached != null) {
                attributes.put("attachmentCount", attached);
            }
            policy.breadth().tell(attributes);
            ObjectRef ref = Kinds.policy(policy.arn());
            documents().check(ref, "the policy", policy.document(), attributes);
            sink.observe(new ResourceSeen(ref, Kinds.lastName(policy.arn()), Kinds.account(account), attributes));
        }
        for (Documents.Group group : documents().groups()) {
            Map<String, Object> attributes = new HashMap<>();
            ObjectRef ref = Kinds.group(group.arn());
            documents().tell(ref, group.shape(), "GroupPolicyList", attributes);
            group.breadth().tell(attributes);
            sink.observe(new ResourceSeen(ref, group.shape().name("GroupName"), Kinds.account(account), attributes));
        }
    }

    /** Users, as far as IAM's structures tell of them; what the credential report adds is given. */
    public void users(@Nullable CredentialReport report) throws ConnectorException, InterruptedException {
        reader.users(user -> {
            String arn = user.name("Arn");
            ObjectRef ref = Kinds.user(arn);
            Map<String, Object> attributes = common(ref, user, "UserPolicyList");
            List<Documents.Group> groups = new ArrayList<>();
            for (String name : user.texts("GroupList")) {
                Documents.Group group = documents().group(name);
                if (group != null) {
                    groups.add(group);
                }
            }
            Breadth own = documents().breadth(user, "UserPolicyList");
            if (own.most() != Privilege.NONE) {
                attributes.put("ownPolicies", true);
            }
            Breadth breadth = groups.stream().map(Documents.Group::breadth).reduce(own, Breadth::and);
            if (!groups.isEmpty()) {
                attributes.put(
                        "groups", groups.stream().map(Documents.Group::arn).toList());
            }
            breadth = bounded(user, breadth, attributes);
            CredentialReport.Row row = report == null ? null : report.of(arn);
            UserCredentials.console(row, attributes);
            observe(
                    ref,
                    user.name("UserName"),
                    user.time("CreateDate"),
                    UserCredentials.lastUsed(row),
                    breadth,
                    attributes);
            for (Documents.Group group : groups) {
                sink.observe(new GrantSeen(
                        ref, "member", Kinds.group(group.arn()), group.breadth().most(), Map.of()));
            }
            attached(ref, user);
        });
    }

    /** Roles, and whom they trust. */
    public void roles() throws ConnectorException, InterruptedException {
        Map<String, Long> sessions = reader.longestSessions();
        reader.roles(role -> {
            String arn = role.name("Arn");
            ObjectRef ref = Kinds.role(arn);
            Map<String, Object> attributes = common(ref, role, "RolePolicyList");
            Breadth breadth = bounded(role, documents().breadth(role, "RolePolicyList"), attributes);
            String trust = role.document("AssumeRolePolicyDocument");
            if (trust != null) {
                attributes.put("trustPolicy", trust);
                documents().check(ref, "the trust policy", trust, attributes);
            }
            List<String> profiles = role.parts("InstanceProfileList").stream()
                    .map(profile -> profile.name("Arn"))
                    .toList();
            if (!profiles.isEmpty()) {
                attributes.put("instanceProfiles", profiles);
                attributes.put("forInstances", true);
            }
            ofAws(arn, attributes);
            Long longest = sessions.get(arn);
            if (longest != null) {
                attributes.put("longestSessionSeconds", longest);
                if (longest > LONG_SESSION) {
                    attributes.put("longSessions", true);
                }
            }
            Shape used = role.part("RoleLastUsed");
            String region = used == null ? null : used.text("Region");
            if (region != null) {
                attributes.put("lastUsedRegion", region);
            }
            new Trust(arn, breadth.most(), accounts, attributes, sink)
                    .tell(PolicyStatement.read(trust).statements());
            Instant last = used == null ? null : used.time("LastUsedDate");
            observe(ref, role.name("RoleName"), role.time("CreateDate"), last, breadth, attributes);
            attached(ref, role);
            ofPermissionSet(ref);
        });
    }

    /** The <a href="https://docs.aws.amazon.com/singlesignon/latest/userguide/referencingpermissionsets.html">role of a permission set</a>. */
    private void ofPermissionSet(ObjectRef role) throws InterruptedException {
        Matcher name = OF_PERMISSION_SET.matcher(role.externalId());
        if (name.matches()) {
            sink.observe(new GrantSeen(
                    Kinds.assignedSet(account, name.group(1)), "becomes", role, Privilege.ADMIN, Map.of()));
        }
    }

    /** Roles that AWS makes and keeps: nobody in the account can change them. */
    private static void ofAws(String arn, Map<String, Object> attributes) {
        boolean serviceLinked = arn.contains(":role/aws-service-role/");
        if (serviceLinked) {
            attributes.put("serviceLinked", true);
        }
        if (serviceLinked || arn.contains(":role/aws-reserved/")) {
            attributes.put("predefined", true);
        }
    }

    private Map<String, Object> common(ObjectRef ref, Shape holder, String inline)
            throws ConnectorException, InterruptedException {
        Map<String, Object> attributes = new HashMap<>();
        attributes.put("account", account);
        String path = holder.text("Path");
        if (path != null && !path.equals("/")) {
            attributes.put("path", path);
        }
        Map<String, Object> tags = holder.tags();
        if (!tags.isEmpty()) {
            attributes.put("tags", tags);
            TagOwners.tell(ref, tags, sink);
        }
        documents().tell(ref, holder, inline, attributes);
        return attributes;
    }

    /** What is left within the permissions boundary, if there is one. */
    private Breadth bounded(Shape holder, Breadth breadth, Map<String, Object> attributes)
            throws ConnectorException, InterruptedException {
        Shape boundary = holder.part("PermissionsBoundary");
        String arn = boundary == null ? null : boundary.text("PermissionsBoundaryArn");
        if (arn == null) {
            breadth.tell(attributes);
            return breadth;
        }
        attributes.put("permissionsBoundary", arn);
        boolean known = documents().knows(arn);
        if (!known) {
            attributes.put("boundaryUnknown", true);
        }
        Breadth left = known ? breadth.within(documents().ofManaged(arn)) : breadth;
        left.tell(attributes);
        return left;
    }

    private void observe(
            ObjectRef ref,
            String name,
            @Nullable Instant created,
            @Nullable Instant lastUsed,
            Breadth breadth,
            Map<String, Object> attributes)
            throws InterruptedException {
        sink.observe(
                new IdentitySeen(ref, name, Status.ACTIVE, breadth.most(), environment, created, lastUsed, attributes));
    }

    /** An edge to each attached policy that is known; one that is not is a problem of a fact. */
    private void attached(ObjectRef ref, Shape holder) throws ConnectorException, InterruptedException {
        for (Shape attached : holder.parts("AttachedManagedPolicies")) {
            String arn = attached.name("PolicyArn");
            if (documents().knows(arn)) {
                ObjectRef policy = Kinds.policy(arn);
                sink.observe(new GrantSeen(
                        ref, "attached", policy, documents().ofManaged(arn).most(), Map.of()));
            } else {
                sink.problem(Problem.ofFact(
                        Category.NOT_FOUND,
                        ref.externalId(),
                        "The attached policy " + arn + " is not among the policies that were read",
                        "Read again; if it stays so, detach it and attach one that exists"));
            }
        }
    }
}
