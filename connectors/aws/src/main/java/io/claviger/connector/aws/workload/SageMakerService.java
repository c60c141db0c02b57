package io.claviger.connector.aws.workload;

import io.claviger.connector.aws.api.Calls;
import io.claviger.connector.aws.api.Visit;
import io.claviger.connector.aws.api.Workload;
import io.claviger.spi.ConnectorException;
import io.claviger.spi.ObjectRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.ContainerDefinition;
import software.amazon.awssdk.services.sagemaker.model.DescribeModelResponse;
import software.amazon.awssdk.services.sagemaker.model.DescribeNotebookInstanceResponse;
import software.amazon.awssdk.services.sagemaker.model.ListDomainsResponse;
import software.amazon.awssdk.services.sagemaker.model.ListModelsResponse;
import software.amazon.awssdk.services.sagemaker.model.ListNotebookInstancesResponse;

/** Notebook instances, models, domains, endpoints and jobs of SageMaker, with their roles and the variables of models. */
public final class SageMakerService {

    private SageMakerService() {}

    public static void read(Visit visit) throws ConnectorException, InterruptedException {
        SageMakerClient sagemaker = visit.session().client(SageMakerClient.builder());
        notebooks(visit, sagemaker);
        visit.list("the models of SageMaker", () -> models(visit, sagemaker));
        visit.list("the domains of SageMaker", () -> domains(visit, sagemaker));
        visit.list("the user profiles of SageMaker", () -> SageMakerUse.profiles(visit, sagemaker));
        visit.list("the endpoints of SageMaker", () -> SageMakerUse.endpoints(visit, sagemaker));
        visit.list("the training jobs of SageMaker", () -> SageMakerJobs.training(visit, sagemaker));
        visit.list("the processing jobs of SageMaker", () -> SageMakerJobs.processing(visit, sagemaker));
    }

    private static void models(Visit visit, SageMakerClient sagemaker) throws ConnectorException, InterruptedException {
        Calls calls = visit.calls();
        calls.pages(
                "sagemaker:ListModels",
                token -> sagemaker.listModels(request -> request.nextToken(token)),
                ListModelsResponse::nextToken,
                page -> {
                    for (var model : page.models()) {
                        visit.list(
                                "the model " + model.modelName(),
                                () -> tell(
                                        visit,
                                        calls.call(
                                                "sagemaker:DescribeModel",
                                                () -> sagemaker.describeModel(
                                                        request -> request.modelName(model.modelName())))));
                    }
                });
    }

    private static void tell(Visit visit, DescribeModelResponse model) throws InterruptedException {
        ObjectRef ref = new ObjectRef("aws.sagemaker-model", model.modelArn());
        Workload workload = new Workload(ref, model.modelName(), model.executionRoleArn(), Map.of());
        workload.tell(visit);
        List<ContainerDefinition> containers = new ArrayList<>(model.containers());
        if (model.primaryContainer() != null) {
            containers.add(model.primaryContainer());
        }
        for (int container = 0; container < containers.size(); container++) {
            String what = "environment of container " + (container + 1);
            workload.text(
                    visit,
                    what,
                    model.creationTime(),
                    Visit.lines(containers.get(container).environment()));
        }
    }

    /** A domain's role is the one with which its people run notebooks and jobs, unless they have one of their own. */
    private static void domains(Visit visit, SageMakerClient sagemaker)
            throws ConnectorException, InterruptedException {
        Calls calls = visit.calls();
        calls.pages(
                "sagemaker:ListDomains",
                token -> sagemaker.listDomains(request -> request.nextToken(token)),
                ListDomainsResponse::nextToken,
                page -> {
                    for (var domain : page.domains()) {
                        visit.list("the domain " + domain.domainName(), () -> {
                            var settings = calls.call(
                                            "sagemaker:DescribeDomain",
                                            () -> sagemaker.describeDomain(
                                                    request -> request.domainId(domain.domainId())))
                                    .defaultUserSettings();
                            ObjectRef ref = new ObjectRef("aws.sagemaker-domain", domain.domainArn());
                            String role = settings == null ? null : settings.executionRole();
                            new Workload(ref, domain.domainName(), role, Map.of()).tell(visit);
                        });
                    }
                });
    }

    private static void notebooks(Visit visit, SageMakerClient sagemaker)
            throws ConnectorException, InterruptedException {
        Calls calls = visit.calls();
        calls.pages(
                "sagemaker:ListNotebookInstances",
                token -> sagemaker.listNotebookInstances(request -> request.nextToken(token)),
                ListNotebookInstancesResponse::nextToken,
                page -> {
                    for (var notebook : page.notebookInstances()) {
                        String name = notebook.notebookInstanceName();
                        visit.list(
                                "the notebook " + name,
                                () -> tell(
                                        visit,
                                        calls.call(
                                                "sagemaker:DescribeNotebookInstance",
                                                () -> sagemaker.describeNotebookInstance(
                                                        request -> request.notebookInstanceName(name)))));
                    }
                });
    }

    private static void tell(Visit visit, DescribeNotebookInstanceResponse notebook) throws InterruptedException {
        Map<String, Object> attributes = new HashMap<>();
        if (notebook.directInternetAccessAsString() != null) {
            attributes.put("directInternetAccess", notebook.directInternetAccessAsString());
        }
        if (notebook.rootAccessAsString() != null) {
            attributes.put("rootAccess", notebook.rootAccessAsString());
        }
        ObjectRef ref = new ObjectRef("aws.notebook", notebook.notebookInstanceArn());
        new Workload(ref, notebook.notebookInstanceName(), notebook.roleArn(), attributes).tell(visit);
    }
}
