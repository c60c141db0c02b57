package io.claviger.connector.aws.workload;

import io.claviger.connector.aws.api.Calls;
import io.claviger.connector.aws.api.Service;
import io.claviger.connector.aws.api.Visit;
import io.claviger.connector.aws.api.Workload;
import io.claviger.spi.ConnectorException;
import io.claviger.spi.ObjectRef;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.DescribeNotebookInstanceResponse;
import software.amazon.awssdk.services.sagemaker.model.ListNotebookInstancesResponse;

/** Notebook instances of SageMaker, with their roles. */
public final class SageMakerService implements Service {

    @Override
    public String name() {
        return "sagemaker";
    }

    @Override
    public String title() {
        return "Notebooks";
    }

    @Override
    public String endpoint() {
        return "api.sagemaker";
    }

    @Override
    public Span span() {
        return Span.REGION;
    }

    @Override
    public void read(Visit visit) throws ConnectorException, InterruptedException {
        SageMakerClient sagemaker = visit.session().client(SageMakerClient.builder());
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
