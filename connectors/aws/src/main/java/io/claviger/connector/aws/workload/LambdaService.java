package io.claviger.connector.aws.workload;

import io.claviger.connector.aws.api.Calls;
import io.claviger.connector.aws.api.Visit;
import io.claviger.connector.aws.api.Workload;
import io.claviger.connector.aws.iam.OwnPolicy;
import io.claviger.spi.ConnectorException;
import io.claviger.spi.ObjectRef;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.ListFunctionsResponse;

/** Lambda functions. Their code is never asked for. */
public final class LambdaService {

    private LambdaService() {}

    public static void read(Visit visit) throws ConnectorException, InterruptedException {
        LambdaClient lambda = visit.session().client(LambdaClient.builder());
        Calls calls = visit.calls();
        calls.pages(
                "lambda:ListFunctions",
                marker -> lambda.listFunctions(request -> request.marker(marker)),
                ListFunctionsResponse::nextMarker,
                page -> {
                    for (FunctionConfiguration function : page.functions()) {
                        Map<String, Object> attributes = new HashMap<>();
                        if (function.runtimeAsString() != null) {
                            attributes.put("runtime", function.runtimeAsString());
                        }
                        OwnPolicy.read(
                                visit,
                                function.functionName(),
                                attributes,
                                () -> calls.call(
                                                "lambda:GetPolicy",
                                                () -> lambda.getPolicy(
                                                        request -> request.functionName(function.functionArn())))
                                        .policy());
                        tell(visit, function, attributes);
                    }
                });
    }

    private static void tell(Visit visit, FunctionConfiguration function, Map<String, Object> attributes)
            throws InterruptedException {
        ObjectRef ref = new ObjectRef("aws.lambda-function", function.functionArn());
        Workload workload = new Workload(ref, function.functionName(), function.role(), attributes);
        workload.tell(visit);
        if (function.environment() != null) {
            workload.text(
                    visit,
                    "environment",
                    null,
                    Visit.lines(function.environment().variables()));
        }
    }
}
