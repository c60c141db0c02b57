package io.claviger.connector.aws.workload;

import io.claviger.connector.aws.api.Calls;
import io.claviger.connector.aws.api.Visit;
import io.claviger.connector.aws.api.Workload;
import io.claviger.spi.ConnectorException;
import io.claviger.spi.ObjectRef;
import java.util.Map;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.DescribeUserProfileResponse;
import software.amazon.awssdk.services.sagemaker.model.EndpointSummary;
import software.amazon.awssdk.services.sagemaker.model.ListEndpointsResponse;
import software.amazon.awssdk.services.sagemaker.model.ListUserProfilesResponse;
import software.amazon.awssdk.services.sagemaker.model.UserProfileDetails;

/** Who works in the domains of SageMaker, and what serves its models. */
final class SageMakerUse {

    private SageMakerUse() {}

    static void profiles(Visit visit, SageMakerClient sagemaker) throws ConnectorException, InterruptedException {
        visit.calls()
                .pages(
                        "sagemaker:ListUserProfiles",
                        token -> sagemaker.listUserProfiles(request -> request.nextToken(token)),
                        ListUserProfilesResponse::nextToken,
                        page -> Calls.Each.of(
                                page.userProfiles(),
                                profile -> visit.list(
                                        "the user profile " + profile.userProfileName(),
                                        () -> profile(visit, sagemaker, profile))));
    }

    /** With a role of its own; without one it has that of its domain. */
    private static void profile(Visit visit, SageMakerClient sagemaker, UserProfileDetails listed)
            throws ConnectorException, InterruptedException {
        DescribeUserProfileResponse profile = visit.calls()
                .call(
                        "sagemaker:DescribeUserProfile",
                        () -> sagemaker.describeUserProfile(request ->
                                request.domainId(listed.domainId()).userProfileName(listed.userProfileName())));
        ObjectRef ref = new ObjectRef("aws.sagemaker-user-profile", profile.userProfileArn());
        String role =
                profile.userSettings() == null ? null : profile.userSettings().executionRole();
        new Workload(ref, profile.userProfileName(), role, Map.of("domain", profile.domainId())).tell(visit);
    }

    static void endpoints(Visit visit, SageMakerClient sagemaker) throws ConnectorException, InterruptedException {
        visit.calls()
                .pages(
                        "sagemaker:ListEndpoints",
                        token -> sagemaker.listEndpoints(request -> request.nextToken(token)),
                        ListEndpointsResponse::nextToken,
                        page -> Calls.Each.of(
                                page.endpoints(),
                                endpoint -> visit.list(
                                        "the endpoint " + endpoint.endpointName(),
                                        () -> endpoint(visit, sagemaker, endpoint))));
    }

    /** What it runs has the roles of the models that it serves, which are told with them, or one of the endpoint's own. */
    private static void endpoint(Visit visit, SageMakerClient sagemaker, EndpointSummary endpoint)
            throws ConnectorException, InterruptedException {
        Calls calls = visit.calls();
        String serves = calls.call(
                        "sagemaker:DescribeEndpoint",
                        () -> sagemaker.describeEndpoint(request -> request.endpointName(endpoint.endpointName())))
                .endpointConfigName();
        var configuration = calls.call(
                "sagemaker:DescribeEndpointConfig",
                () -> sagemaker.describeEndpointConfig(request -> request.endpointConfigName(serves)));
        ObjectRef ref = new ObjectRef("aws.sagemaker-endpoint", endpoint.endpointArn());
        Workload workload = new Workload(ref, endpoint.endpointName(), configuration.executionRoleArn(), Map.of());
        workload.tell(visit);
        for (var variant : configuration.productionVariants()) {
            if (variant.modelName() != null) {
                String role = calls.call(
                                "sagemaker:DescribeModel",
                                () -> sagemaker.describeModel(request -> request.modelName(variant.modelName())))
                        .executionRoleArn();
                workload.holds(visit, role, null);
            }
        }
    }
}
