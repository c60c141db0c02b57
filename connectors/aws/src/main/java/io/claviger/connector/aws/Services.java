package io.claviger.connector.aws;

import io.claviger.connector.aws.api.AwsSettings;
import io.claviger.connector.aws.api.Service;
import io.claviger.connector.aws.api.Service.Span;
import io.claviger.connector.aws.data.BucketService;
import io.claviger.connector.aws.data.EventBusService;
import io.claviger.connector.aws.data.FileSystemService;
import io.claviger.connector.aws.data.ImageService;
import io.claviger.connector.aws.data.QueueService;
import io.claviger.connector.aws.data.SearchService;
import io.claviger.connector.aws.data.TableService;
import io.claviger.connector.aws.data.TopicService;
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

    static final List<Service> ALL = List.of(
            new Service("iam", "Users, roles and policies", Span.ACCOUNT, IamService::read),
            new Service("secretsmanager", "Secrets", Span.REGION, SecretsManagerService::read),
            new Service("ssm", "Parameters", Span.REGION, ParameterService::read),
            new Service("kms", "Encryption keys", Span.REGION, KeyService::read),
            new Service("rolesanywhere", "Roles by certificate", Span.REGION, RolesAnywhereService::read),
            new Service("ec2", "Instances", Span.REGION, Ec2Service::read),
            new Service("ecs", "Container tasks", Span.REGION, EcsService::read),
            new Service("eks", "Kubernetes clusters", Span.REGION, EksService::read),
            new Service("lambda", "Functions", Span.REGION, LambdaService::read),
            new Service("codebuild", "Build projects", Span.REGION, CodeBuildService::read),
            new Service("glue", "Data jobs", Span.REGION, GlueService::read),
            new Service("sagemaker", "Notebooks and models", Span.REGION, "api.sagemaker", SageMakerService::read),
            new Service("states", "State machines", Span.REGION, StepFunctionsService::read),
            new Service("bedrock", "AI agents", Span.REGION, "bedrock-agent", BedrockAgentService::read),
            new Service("s3", "Buckets", Span.ACCOUNT, BucketService::read),
            new Service("sqs", "Queues", Span.REGION, QueueService::read),
            new Service("sns", "Topics", Span.REGION, TopicService::read),
            new Service("dynamodb", "Tables", Span.REGION, TableService::read),
            new Service("ecr", "Image repositories", Span.REGION, "api.ecr", ImageService::read),
            new Service("elasticfilesystem", "File systems", Span.REGION, FileSystemService::read),
            new Service("es", "Search domains", Span.REGION, SearchService::read),
            new Service("events", "Event buses", Span.REGION, EventBusService::read),
            new Service("organizations", "Organization", Span.ORGANIZATION, OrganizationService::read),
            new Service("sso", "Permission sets", Span.ORGANIZATION, PermissionSetService::read),
            new Service("access-analyzer", "Access Analyzer", Span.REGION, AccessAnalyzerService::read),
            new Service("cloudtrail", "Recorded calls", Span.REGION, CloudTrailService::read),
            new Service("last-accessed", "Services last used", Span.ACCOUNT, LastAccessedService::read));

    private Services() {}

    static Service named(String name) {
        return ALL.stream()
                .filter(service -> service.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    static List<Service> wanted(AwsSettings settings) {
        return ALL.stream().filter(service -> settings.wants(service.name())).toList();
    }
}
