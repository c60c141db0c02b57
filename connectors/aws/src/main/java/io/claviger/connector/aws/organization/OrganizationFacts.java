package io.claviger.connector.aws.organization;

import io.claviger.connector.aws.api.Shape;
import io.claviger.connector.aws.organization.OrganizationReader.Policy;
import io.claviger.spi.ConnectorException;
import io.claviger.spi.CrawlSink;
import io.claviger.spi.ObjectRef;
import io.claviger.spi.Observation.ResourceSeen;
import java.util.HashMap;
import java.util.Map;

/** Tells an organization: its tree, its policies, and what is set for all of it, wherever they were read. */
public final class OrganizationFacts {

    private final OrganizationReader reader;
    private final CrawlSink sink;
    private boolean guarded;

    public OrganizationFacts(OrganizationReader reader, CrawlSink sink) {
        this.reader = reader;
        this.sink = sink;
    }

    public void tell() throws ConnectorException, InterruptedException {
        boolean all = reader.policies(this::policy);
        Map<String, Object> settings = new HashMap<>(reader.settings());
        if (guarded || all) {
            settings.put("guardrails", guarded);
        }
        reader.roots(root -> {
            Map<String, Object> attributes = new HashMap<>(settings);
            attributes.put("arn", root.name("Arn"));
            attributes.put("root", true);
            ObjectRef ref = unit(root.name("Id"));
            sink.observe(new ResourceSeen(ref, root.name("Name"), null, attributes));
            below(root.name("Id"), ref);
        });
    }

    private static ObjectRef unit(String id) {
        return new ObjectRef("aws.organizational-unit", id);
    }

    private void below(String parent, ObjectRef parentRef) throws ConnectorException, InterruptedException {
        reader.accounts(parent, account -> account(account, parentRef));
        reader.units(parent, unit -> {
            ObjectRef ref = unit(unit.name("Id"));
            sink.observe(new ResourceSeen(ref, unit.name("Name"), parentRef, Map.of("arn", unit.name("Arn"))));
            below(unit.name("Id"), ref);
        });
    }

    /** The scopes of IAM tell the same account without its parent; it is a member here, under a kind of its own. */
    private void account(Shape account, ObjectRef parent) throws InterruptedException {
        Map<String, Object> attributes = new HashMap<>();
        attributes.put("arn", account.name("Arn"));
        String status = account.text("State") == null ? account.text("Status") : account.text("State");
        if (status != null) {
            attributes.put("status", status);
        }
        String name = account.text("Name");
        sink.observe(new ResourceSeen(
                new ObjectRef("aws.member-account", account.name("Id")),
                name == null ? account.name("Id") : name,
                parent,
                attributes));
    }

    private void policy(Policy policy) throws InterruptedException {
        Map<String, Object> attributes = new HashMap<>();
        attributes.put("type", policy.type());
        attributes.put("targets", policy.targets().stream().sorted().toList());
        if (policy.document() != null) {
            attributes.put("document", policy.document());
        }
        guarded |= !policy.forbidsNothing() && !policy.targets().isEmpty();
        ObjectRef ref = new ObjectRef("aws.organization-policy", policy.id());
        sink.observe(new ResourceSeen(ref, policy.name(), null, attributes));
    }
}
