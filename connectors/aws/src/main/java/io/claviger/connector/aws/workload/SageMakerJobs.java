package io.claviger.connector.aws.workload;

import io.claviger.connector.aws.api.Calls;
import io.claviger.connector.aws.api.Visit;
import io.claviger.connector.aws.api.Workload;
import io.claviger.spi.ConnectorException;
import io.claviger.spi.ObjectRef;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.ListProcessingJobsResponse;
import software.amazon.awssdk.services.sagemaker.model.ListTrainingJobsResponse;

/**
 * Jobs of SageMaker that ran of late. A job runs once, and the next has another name: so all that run with one role are told as one
 * consumer of it.
 */
final class SageMakerJobs {

    private static final Duration LATELY = Duration.ofDays(30);

    private final Visit visit;
    private final String sort;
    private final Map<String, Instant> lastByRole = new TreeMap<>();

    private SageMakerJobs(Visit visit, String sort) {
        this.visit = visit;
        this.sort = sort;
    }

    static void training(Visit visit, SageMakerClient sagemaker) throws ConnectorException, InterruptedException {
        SageMakerJobs jobs = new SageMakerJobs(visit, "training");
        Instant since = visit.session().now().minus(LATELY);
        visit.calls()
                .pages(
                        "sagemaker:ListTrainingJobs",
                        token -> sagemaker.listTrainingJobs(
                                request -> request.creationTimeAfter(since).nextToken(token)),
                        ListTrainingJobsResponse::nextToken,
                        page -> Calls.Each.of(page.trainingJobSummaries(), listed -> {
                            var job = visit.calls()
                                    .call(
                                            "sagemaker:DescribeTrainingJob",
                                            () -> sagemaker.describeTrainingJob(
                                                    request -> request.trainingJobName(listed.trainingJobName())));
                            jobs.ran(job.roleArn(), job.creationTime());
                            jobs.text(job.roleArn(), job.trainingJobName(), job.creationTime(), job.environment());
                        }));
        jobs.tell();
    }

    static void processing(Visit visit, SageMakerClient sagemaker) throws ConnectorException, InterruptedException {
        SageMakerJobs jobs = new SageMakerJobs(visit, "processing");
        Instant since = visit.session().now().minus(LATELY);
        visit.calls()
                .pages(
                        "sagemaker:ListProcessingJobs",
                        token -> sagemaker.listProcessingJobs(
                                request -> request.creationTimeAfter(since).nextToken(token)),
                        ListProcessingJobsResponse::nextToken,
                        page -> Calls.Each.of(page.processingJobSummaries(), listed -> {
                            var job = visit.calls()
                                    .call(
                                            "sagemaker:DescribeProcessingJob",
                                            () -> sagemaker.describeProcessingJob(
                                                    request -> request.processingJobName(listed.processingJobName())));
                            jobs.ran(job.roleArn(), job.creationTime());
                            jobs.text(job.roleArn(), job.processingJobName(), job.creationTime(), job.environment());
                        }));
        jobs.tell();
    }

    private void ran(@Nullable String role, @Nullable Instant created) {
        if (role != null) {
            Instant at = created == null ? Instant.MIN : created;
            lastByRole.merge(role, at, (one, other) -> one.isAfter(other) ? one : other);
        }
    }

    private void text(@Nullable String role, String job, @Nullable Instant created, Map<String, String> variables)
            throws InterruptedException {
        if (role != null) {
            new Workload(ref(role), sort + " job " + job, role, Map.of())
                    .text(visit, "environment of " + job, created, Visit.lines(variables));
        }
    }

    private ObjectRef ref(String role) {
        return new ObjectRef("aws.sagemaker-jobs", visit.session().region() + " " + sort + " " + role);
    }

    private void tell() throws InterruptedException {
        for (Map.Entry<String, Instant> one : lastByRole.entrySet()) {
            String role = one.getKey();
            Workload workload =
                    new Workload(ref(role), sort + " jobs in " + visit.session().region(), null, Map.of());
            workload.tell(visit);
            workload.holds(visit, role, one.getValue().equals(Instant.MIN) ? null : one.getValue());
        }
    }
}
