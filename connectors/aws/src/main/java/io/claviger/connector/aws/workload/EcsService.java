package io.claviger.connector.aws.workload;

import io.claviger.connector.aws.api.Calls;
import io.claviger.connector.aws.api.Visit;
import io.claviger.connector.aws.api.Workload;
import io.claviger.spi.ConnectorException;
import io.claviger.spi.ObjectRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.ListClustersResponse;
import software.amazon.awssdk.services.ecs.model.ListServicesResponse;
import software.amazon.awssdk.services.ecs.model.ListTaskDefinitionFamiliesResponse;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionFamilyStatus;

/** Tasks of ECS: the newest definition of each family, and those that services still run. */
public final class EcsService {

    private static final int SERVICES_A_CALL = 10;

    private EcsService() {}

    public static void read(Visit visit) throws ConnectorException, InterruptedException {
        EcsClient ecs = visit.session().client(EcsClient.builder());
        Calls calls = visit.calls();
        Set<String> definitions = new LinkedHashSet<>();
        calls.pages(
                "ecs:ListTaskDefinitionFamilies",
                token -> ecs.listTaskDefinitionFamilies(request ->
                        request.status(TaskDefinitionFamilyStatus.ACTIVE).nextToken(token)),
                ListTaskDefinitionFamiliesResponse::nextToken,
                page -> definitions.addAll(page.families()));
        visit.list("the services of ECS", () -> services(visit, ecs, definitions));
        Set<String> told = new LinkedHashSet<>();
        for (String definition : definitions) {
            visit.list("the task definition " + definition, () -> {
                TaskDefinition task = calls.call(
                                "ecs:DescribeTaskDefinition",
                                () -> ecs.describeTaskDefinition(request -> request.taskDefinition(definition)))
                        .taskDefinition();
                if (told.add(task.taskDefinitionArn())) {
                    tell(visit, task);
                }
            });
        }
    }

    private static void services(Visit visit, EcsClient ecs, Set<String> definitions)
            throws ConnectorException, InterruptedException {
        Calls calls = visit.calls();
        List<String> clusters = new ArrayList<>();
        calls.pages(
                "ecs:ListClusters",
                token -> ecs.listClusters(request -> request.nextToken(token)),
                ListClustersResponse::nextToken,
                page -> clusters.addAll(page.clusterArns()));
        for (String cluster : clusters) {
            List<String> services = new ArrayList<>();
            calls.pages(
                    "ecs:ListServices",
                    token -> ecs.listServices(
                            request -> request.cluster(cluster).maxResults(100).nextToken(token)),
                    ListServicesResponse::nextToken,
                    page -> services.addAll(page.serviceArns()));
            for (int from = 0; from < services.size(); from += SERVICES_A_CALL) {
                List<String> some = services.subList(from, Math.min(services.size(), from + SERVICES_A_CALL));
                calls.call(
                                "ecs:DescribeServices",
                                () -> ecs.describeServices(
                                        request -> request.cluster(cluster).services(some)))
                        .services()
                        .forEach(service -> definitions.add(service.taskDefinition()));
            }
        }
    }

    private static void tell(Visit visit, TaskDefinition task) throws InterruptedException {
        String arn = task.taskDefinitionArn();
        ObjectRef ref = new ObjectRef("aws.ecs-task", arn);
        Workload workload = new Workload(ref, task.family() + ":" + task.revision(), task.taskRoleArn(), Map.of());
        workload.tell(visit);
        workload.holds(visit, task.executionRoleArn(), null);
        for (ContainerDefinition container : task.containerDefinitions()) {
            Map<String, String> variables = new LinkedHashMap<>();
            container.environment().forEach(variable -> variables.put(variable.name(), variable.value()));
            workload.text(visit, "environment of " + container.name(), task.registeredAt(), Visit.lines(variables));
            workload.text(
                    visit,
                    "command of " + container.name(),
                    task.registeredAt(),
                    String.join(" ", container.command()));
        }
    }
}
