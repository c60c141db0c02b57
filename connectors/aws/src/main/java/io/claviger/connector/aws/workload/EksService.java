package io.claviger.connector.aws.workload;

import io.claviger.connector.aws.api.Calls;
import io.claviger.connector.aws.api.Visit;
import io.claviger.connector.aws.api.Workload;
import io.claviger.spi.ConnectorException;
import io.claviger.spi.ObjectRef;
import io.claviger.spi.Observation.ConsumerSeen;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.eks.EksClient;
import software.amazon.awssdk.services.eks.model.Cluster;
import software.amazon.awssdk.services.eks.model.ListClustersResponse;
import software.amazon.awssdk.services.eks.model.ListPodIdentityAssociationsResponse;
import software.amazon.awssdk.services.eks.model.PodIdentityAssociation;
import software.amazon.awssdk.services.eks.model.PodIdentityAssociationSummary;

/** Clusters of EKS, who may use them, and the service accounts that hold roles by pod identity. Those by IRSA are seen in the roles' trust. */
public final class EksService {

    private EksService() {}

    public static void read(Visit visit) throws ConnectorException, InterruptedException {
        EksClient eks = visit.session().client(EksClient.builder());
        List<String> clusters = new ArrayList<>();
        visit.calls()
                .pages(
                        "eks:ListClusters",
                        token -> eks.listClusters(request -> request.nextToken(token)),
                        ListClustersResponse::nextToken,
                        page -> clusters.addAll(page.clusters()));
        for (String name : clusters) {
            visit.list("the cluster " + name, () -> cluster(visit, eks, name));
            visit.list("the pod identities of " + name, () -> podIdentities(visit, eks, name));
        }
    }

    private static void cluster(Visit visit, EksClient eks, String name)
            throws ConnectorException, InterruptedException {
        Cluster cluster = visit.calls()
                .call("eks:DescribeCluster", () -> eks.describeCluster(request -> request.name(name)))
                .cluster();
        Map<String, Object> attributes = new HashMap<>();
        if (cluster.identity() != null && cluster.identity().oidc() != null) {
            attributes.put("issuer", String.valueOf(cluster.identity().oidc().issuer()));
        }
        if (cluster.version() != null) {
            attributes.put("version", cluster.version());
        }
        ObjectRef ref = new ObjectRef("aws.eks-cluster", cluster.arn());
        new Workload(ref, name, cluster.roleArn(), attributes).tell(visit);
        visit.list("who may use the cluster " + name, new EksAccess(visit, eks, name, ref)::tell);
    }

    private static void podIdentities(Visit visit, EksClient eks, String name)
            throws ConnectorException, InterruptedException {
        Calls calls = visit.calls();
        calls.pages(
                "eks:ListPodIdentityAssociations",
                token -> eks.listPodIdentityAssociations(
                        request -> request.clusterName(name).nextToken(token)),
                ListPodIdentityAssociationsResponse::nextToken,
                page -> {
                    for (PodIdentityAssociationSummary summary : page.associations()) {
                        visit.list(
                                "the pod identity " + summary.associationId(), () -> podIdentity(visit, eks, summary));
                    }
                });
    }

    private static void podIdentity(Visit visit, EksClient eks, PodIdentityAssociationSummary summary)
            throws ConnectorException, InterruptedException {
        PodIdentityAssociation association = visit.calls()
                .call(
                        "eks:DescribePodIdentityAssociation",
                        () -> eks.describePodIdentityAssociation(request ->
                                request.clusterName(summary.clusterName()).associationId(summary.associationId())))
                .association();
        visit.sink()
                .observe(new ConsumerSeen(
                        new ObjectRef("aws.service-account", association.associationArn()),
                        association.namespace() + "/" + association.serviceAccount() + " in "
                                + association.clusterName(),
                        new ObjectRef("aws.role", association.roleArn()),
                        null,
                        Map.of("cluster", association.clusterName())));
    }
}
