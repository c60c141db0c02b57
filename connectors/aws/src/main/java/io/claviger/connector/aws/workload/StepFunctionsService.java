package io.claviger.connector.aws.workload;

import io.claviger.connector.aws.api.Calls;
import io.claviger.connector.aws.api.Visit;
import io.claviger.connector.aws.api.Workload;
import io.claviger.spi.ConnectorException;
import io.claviger.spi.ObjectRef;
import java.util.Map;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.ListStateMachinesResponse;

/** State machines of Step Functions, with their roles and definitions. */
public final class StepFunctionsService {

    private StepFunctionsService() {}

    public static void read(Visit visit) throws ConnectorException, InterruptedException {
        SfnClient states = visit.session().client(SfnClient.builder());
        Calls calls = visit.calls();
        calls.pages(
                "states:ListStateMachines",
                token -> states.listStateMachines(request -> request.nextToken(token)),
                ListStateMachinesResponse::nextToken,
                page -> {
                    for (var machine : page.stateMachines()) {
                        String arn = machine.stateMachineArn();
                        visit.list(
                                "the state machine " + machine.name(),
                                () -> tell(
                                        visit,
                                        calls.call(
                                                "states:DescribeStateMachine",
                                                () -> states.describeStateMachine(
                                                        request -> request.stateMachineArn(arn)))));
                    }
                });
    }

    private static void tell(Visit visit, DescribeStateMachineResponse machine) throws InterruptedException {
        ObjectRef ref = new ObjectRef("aws.state-machine", machine.stateMachineArn());
        Workload workload = new Workload(ref, machine.name(), machine.roleArn(), Map.of());
        workload.tell(visit);
        workload.text(visit, "definition", machine.creationDate(), machine.definition());
    }
}
