package io.claviger.connector.aws;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.codebuild.CodeBuildClient;
import software.amazon.awssdk.services.codebuild.model.ArtifactsType;
import software.amazon.awssdk.services.codebuild.model.ComputeType;
import software.amazon.awssdk.services.codebuild.model.EnvironmentType;
import software.amazon.awssdk.services.codebuild.model.SourceType;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.eks.EksClient;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.GrantOperation;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.PackageType;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** One workload of each sort in the emulator, each with the role {@code run} and with a secret in its text; and what keeps secrets. */
final class Workloads {

    static final String CANARY = "canary-5d0e7a1b";

    private static boolean created;

    private Workloads() {}

    static synchronized void create(Estate estate) throws IOException {
        if (created) {
            return;
        }
        created = true;
        functions(estate);
        instances(estate);
        tasks(estate);
        builds(estate);
        jobs(estate);
        Models.create(estate);
        stores(estate);
        Trails.create(estate);
        DataStores.create(estate);
    }

    private static void functions(Estate estate) {
        LambdaClient lambda = estate.readingClient(LambdaClient.builder());
        lambda.createFunction(request -> request.functionName("orders")
                .role(Estate.role("run"))
                .packageType(PackageType.IMAGE)
                .code(code -> code.imageUri(Estate.ACCOUNT + ".dkr.ecr.eu-west-1.amazonaws.com/orders:1"))
                .environment(environment -> environment.variables(Map.of("DB_PASSWORD", CANARY))));
    }

    private static void instances(Estate estate) {
        IamClient iam = estate.readingClient(IamClient.builder());
        iam.createInstanceProfile(request -> request.instanceProfileName("web"));
        iam.addRoleToInstanceProfile(
                request -> request.instanceProfileName("web").roleName("run"));
        Ec2Client ec2 = estate.readingClient(Ec2Client.builder());
        String userData =
                Base64.getEncoder().encodeToString(("export TOKEN=" + CANARY).getBytes(StandardCharsets.UTF_8));
        ec2.runInstances(request -> request.imageId("ami-12c6146b")
                .minCount(1)
                .maxCount(1)
                .userData(userData)
                .iamInstanceProfile(profile -> profile.name("web")));
        ec2.createLaunchTemplate(request -> request.launchTemplateName("web")
                .launchTemplateData(
                        contents -> contents.userData(userData).iamInstanceProfile(profile -> profile.name("web"))));
    }

    private static void tasks(Estate estate) {
        EcsClient ecs = estate.readingClient(EcsClient.builder());
        ecs.createCluster(request -> request.clusterName("shop"));
        ecs.registerTaskDefinition(request -> request.family("orders")
                .taskRoleArn(Estate.role("run"))
                .containerDefinitions(container -> container
                        .name("orders")
                        .image("orders:1")
                        .memory(128)
                        .environment(variable -> variable.name("API_TOKEN").value(CANARY))));
        ecs.createService(request -> request.cluster("shop")
                .serviceName("orders")
                .taskDefinition("orders")
                .desiredCount(0));
        EksClient eks = estate.readingClient(EksClient.builder());
        eks.createCluster(request -> request.name("shop")
                .roleArn(Estate.role("run"))
                .resourcesVpcConfig(network -> network.subnetIds(List.of())));
    }

    private static void builds(Estate estate) {
        CodeBuildClient codebuild = estate.readingClient(CodeBuildClient.builder());
        codebuild.createProject(request -> request.name("orders")
                .serviceRole("arn:aws:iam::" + Estate.ACCOUNT + ":role/service-role/build")
                .source(source -> source.type(SourceType.S3).location("bucket/path/file.zip"))
                .artifacts(artifacts -> artifacts.type(ArtifactsType.NO_ARTIFACTS))
                .environment(environment -> environment
                        .type(EnvironmentType.LINUX_CONTAINER)
                        .image("aws/codebuild/standard:7.0")
                        .computeType(ComputeType.BUILD_GENERAL1_SMALL)
                        .environmentVariables(
                                variable -> variable.name("NPM_TOKEN").value(CANARY))));
    }

    private static void jobs(Estate estate) {
        GlueClient glue = estate.readingClient(GlueClient.builder());
        glue.createJob(request ->
                request.name("nightly").role(Estate.role("run")).command(command -> command.name("glueetl")));
        SfnClient states = estate.readingClient(SfnClient.builder());
        states.createStateMachine(request -> request.name("orders")
                .roleArn(Estate.role("run"))
                .definition("{\"StartAt\":\"End\",\"States\":{\"End\":{\"Type\":\"Succeed\"}}}"));
        SageMakerClient sagemaker = estate.readingClient(SageMakerClient.builder());
        sagemaker.createNotebookInstance(request ->
                request.notebookInstanceName("lab").instanceType("ml.t3.medium").roleArn(Estate.role("run")));
    }

    private static void stores(Estate estate) {
        SecretsManagerClient secrets = estate.readingClient(SecretsManagerClient.builder());
        secrets.createSecret(request -> request.name("shop/database").secretBinary(SdkBytes.fromUtf8String(CANARY)));
        SsmClient ssm = estate.readingClient(SsmClient.builder());
        ssm.putParameter(request -> request.name("/shop/password").value(CANARY).type(ParameterType.SECURE_STRING));
        ssm.putParameter(request ->
                request.name("/shop/url").value("https://example.com").type(ParameterType.STRING));
        KmsClient kms = estate.readingClient(KmsClient.builder());
        String key = kms.createKey(request -> request.description("shop"))
                .keyMetadata()
                .keyId();
        kms.createAlias(request -> request.aliasName("alias/shop").targetKeyId(key));
        kms.createGrant(request ->
                request.keyId(key).granteePrincipal(Estate.role("run")).operations(GrantOperation.DECRYPT));
    }
}
