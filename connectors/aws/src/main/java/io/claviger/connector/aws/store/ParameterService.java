package io.claviger.connector.aws.store;

import io.claviger.connector.aws.api.Visit;
import io.claviger.connector.aws.iam.Kinds;
import io.claviger.spi.ConnectorException;
import io.claviger.spi.ObjectRef;
import io.claviger.spi.Observation.CredentialSeen;
import io.claviger.spi.Observation.ResourceSeen;
import io.claviger.spi.Observation.Status;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.DescribeParametersResponse;
import software.amazon.awssdk.services.ssm.model.ParameterMetadata;

/** Parameters of Systems Manager, without their values: the encrypted ones as credentials, all as resources. */
public final class ParameterService {

    private static final int PAGE = 50;

    private ParameterService() {}

    public static void read(Visit visit) throws ConnectorException, InterruptedException {
        SsmClient client = visit.session().client(SsmClient.builder());
        visit.calls()
                .pages(
                        "ssm:DescribeParameters",
                        token -> client.describeParameters(
                                request -> request.maxResults(PAGE).nextToken(token)),
                        DescribeParametersResponse::nextToken,
                        page -> {
                            for (ParameterMetadata parameter : page.parameters()) {
                                tell(visit, parameter);
                            }
                        });
    }

    private static void tell(Visit visit, ParameterMetadata parameter) throws InterruptedException {
        String name = parameter.name();
        String arn = parameter.arn() == null
                ? visit.session().arn("ssm", "parameter" + (name.startsWith("/") ? "" : "/") + name)
                : parameter.arn();
        ObjectRef ref = new ObjectRef("aws.parameter", arn);
        Map<String, Object> attributes = new HashMap<>();
        attributes.put("type", parameter.typeAsString());
        if (parameter.keyId() != null) {
            attributes.put("encryptedWith", parameter.keyId());
        }
        if (parameter.lastModifiedUser() != null) {
            attributes.put("lastModifiedBy", parameter.lastModifiedUser());
        }
        visit.sink()
                .observe(new ResourceSeen(
                        ref, name, Kinds.account(visit.session().account().id()), attributes));
        if ("SecureString".equals(parameter.typeAsString())) {
            visit.sink()
                    .observe(new CredentialSeen(
                            ref,
                            null,
                            name,
                            Status.ACTIVE,
                            null,
                            null,
                            null,
                            null,
                            null,
                            parameter.lastModifiedDate(),
                            List.of(),
                            attributes));
        }
    }
}
