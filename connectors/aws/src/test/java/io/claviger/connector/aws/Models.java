package io.claviger.connector.aws;

import java.util.Map;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.ProcessingInstanceType;
import software.amazon.awssdk.services.sagemaker.model.ProductionVariantInstanceType;
import software.amazon.awssdk.services.sagemaker.model.TrainingInputMode;
import software.amazon.awssdk.services.sagemaker.model.TrainingInstanceType;

/** What SageMaker runs in the emulator with the role {@code run}. */
final class Models {

    private Models() {}

    static void create(Estate estate) {
        SageMakerClient sagemaker = estate.readingClient(SageMakerClient.builder());
        sagemaker.createModel(request -> request.modelName("forecast")
                .executionRoleArn(Estate.role("run"))
                .primaryContainer(
                        container -> container.image("forecast:1").environment(Map.of("TOKEN", Workloads.CANARY))));
        sagemaker.createDomain(request -> request.domainName("science")
                .authMode("IAM")
                .vpcId("vpc-1")
                .subnetIds("subnet-1")
                .defaultUserSettings(settings -> settings.executionRole(Estate.role("run"))));
        sagemaker.createEndpointConfig(request -> request.endpointConfigName("forecast")
                .productionVariants(variant -> variant.variantName("all")
                        .modelName("forecast")
                        .initialInstanceCount(1)
                        .instanceType(ProductionVariantInstanceType.ML_T2_MEDIUM)));
        sagemaker.createEndpoint(request -> request.endpointName("forecast").endpointConfigName("forecast"));
        jobs(sagemaker);
    }

    private static void jobs(SageMakerClient sagemaker) {
        sagemaker.createTrainingJob(request -> request.trainingJobName("train-1")
                .roleArn(Estate.role("run"))
                .algorithmSpecification(
                        algorithm -> algorithm.trainingImage("train:1").trainingInputMode(TrainingInputMode.FILE))
                .outputDataConfig(output -> output.s3OutputPath("s3://shop-orders/models"))
                .resourceConfig(machine -> machine.instanceCount(1)
                        .instanceType(TrainingInstanceType.ML_M4_XLARGE)
                        .volumeSizeInGB(1))
                .stoppingCondition(stop -> stop.maxRuntimeInSeconds(60)));
        sagemaker.createProcessingJob(request -> request.processingJobName("clean-1")
                .roleArn(Estate.role("run"))
                .appSpecification(application -> application.imageUri("clean:1"))
                .processingResources(resources -> resources.clusterConfig(cluster -> cluster.instanceCount(1)
                        .instanceType(ProcessingInstanceType.ML_M4_XLARGE)
                        .volumeSizeInGB(1))));
    }
}
