package io.claviger.connector.aws.workload;

import io.claviger.connector.aws.api.Visit;
import io.claviger.connector.aws.iam.Kinds;
import io.claviger.spi.ConnectorException;
import io.claviger.spi.ObjectRef;
import io.claviger.spi.Observation.GrantSeen;
import io.claviger.spi.Observation.Privilege;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.eks.EksClient;
import software.amazon.awssdk.services.eks.model.AssociatedAccessPolicy;
import software.amazon.awssdk.services.eks.model.ListAccessEntriesResponse;
import software.amazon.awssdk.services.eks.model.ListAssociatedAccessPoliciesResponse;

/**
 * Which users and roles may use a cluster by its access entries: an edge for each access policy of EKS, and one for each Kubernetes
 * group, whose rights only the cluster knows.
 *
 * @see <a href="https://docs.aws.amazon.com/eks/latest/userguide/access-policy-permissions.html">access policies</a>
 */
record EksAccess(Visit visit, EksClient eks, String cluster, ObjectRef ref) {

    void tell() throws ConnectorException, InterruptedException {
        List<String> principals = new ArrayList<>();
        visit.calls()
                .pages(
                        "eks:ListAccessEntries",
                        token -> eks.listAccessEntries(
                                request -> request.clusterName(cluster).nextToken(token)),
                        ListAccessEntriesResponse::nextToken,
                        page -> principals.addAll(page.accessEntries()));
        for (String principal : principals) {
            visit.list("what " + principal + " may do in " + cluster, () -> policies(principal));
            visit.list("the groups of " + principal + " in " + cluster, () -> groups(principal));
        }
    }

    private void policies(String principal) throws ConnectorException, InterruptedException {
        visit.calls()
                .pages(
                        "eks:ListAssociatedAccessPolicies",
                        token -> eks.listAssociatedAccessPolicies(request -> request.clusterName(cluster)
                                .principalArn(principal)
                                .nextToken(token)),
                        ListAssociatedAccessPoliciesResponse::nextToken,
                        page -> {
                            for (AssociatedAccessPolicy policy : page.associatedAccessPolicies()) {
                                policy(principal, policy);
                            }
                        });
    }

    private void policy(String principal, AssociatedAccessPolicy policy) throws InterruptedException {
        String name = Kinds.lastName(policy.policyArn());
        Map<String, Object> attributes = new HashMap<>();
        if (policy.accessScope() != null) {
            attributes.put("scope", String.valueOf(policy.accessScope().typeAsString()));
            if (policy.accessScope().hasNamespaces()) {
                attributes.put("namespaces", policy.accessScope().namespaces());
            }
        }
        visit.sink().observe(new GrantSeen(Kinds.identity(principal), name, ref, privilege(name), attributes));
    }

    private static Privilege privilege(String policy) {
        if (policy.endsWith("ViewPolicy")) {
            return Privilege.READ;
        }
        return policy.endsWith("ClusterAdminPolicy") || policy.equals("AmazonEKSAdminPolicy")
                ? Privilege.ADMIN
                : Privilege.WRITE;
    }

    private void groups(String principal) throws ConnectorException, InterruptedException {
        var entry = visit.calls()
                .call(
                        "eks:DescribeAccessEntry",
                        () -> eks.describeAccessEntry(
                                request -> request.clusterName(cluster).principalArn(principal)))
                .accessEntry();
        for (String group : entry.kubernetesGroups()) {
            visit.sink()
                    .observe(new GrantSeen(
                            Kinds.identity(principal), "group " + group, ref, Privilege.WRITE, Map.of("group", group)));
        }
    }
}
