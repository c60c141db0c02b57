package io.claviger.connector.aws;

import io.claviger.connector.aws.api.AwsSettings;
import io.claviger.connector.aws.api.Service;
import io.claviger.connector.aws.iam.IamService;
import io.claviger.connector.aws.organization.OrganizationService;
import io.claviger.connector.aws.organization.PermissionSetService;
import io.claviger.connector.aws.store.KeyService;
import io.claviger.connector.aws.store.ParameterService;
import io.claviger.connector.aws.store.RolesAnywhereService;
import io.claviger.connector.aws.store.SecretsManagerService;
import io.claviger.connector.aws.usage.AccessAnalyzerService;
import io.claviger.connector.aws.usage.CloudTrailService;
import io.claviger.connector.aws.usage.LastAccessedService;
import io.claviger.connector.aws.workload.BedrockAgentService;
import io.claviger.connector.aws.workload.CodeBuildService;
import io.claviger.connector.aws.workload.Ec2Service;
import io.claviger.connector.aws.workload.EcsService;
import io.claviger.connector.aws.workload.EksService;
import io.claviger.connector.aws.workload.GlueService;
import io.claviger.connector.aws.workload.LambdaService;
import io.claviger.connector.aws.workload.SageMakerService;
import io.claviger.connector.aws.workload.StepFunctionsService;
import java.util.List;

/** Every service that is read. */
final class Services {

    private Services() {}

    static List<Service> all() {
        return List.of(
                new IamService(),
                new SecretsManagerService(),
                new ParameterService(),
                new KeyService(),
                new RolesAnywhereService(),
                new Ec2Service(),
                new EcsService(),
                new EksService(),
                new LambdaService(),
                new CodeBuildService(),
                new GlueService(),
                new SageMakerService(),
                new StepFunctionsService(),
                new BedrockAgentService(),
                new OrganizationService(),
                new PermissionSetService(),
                new AccessAnalyzerService(),
                new CloudTrailService(),
                new LastAccessedService());
    }

    static List<Service> wanted(AwsSettings settings) {
        return all().stream().filter(service -> settings.wants(service.name())).toList();
    }
}
