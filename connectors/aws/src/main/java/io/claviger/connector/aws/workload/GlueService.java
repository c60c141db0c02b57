package io.claviger.connector.aws.workload;

import io.claviger.connector.aws.api.Visit;
import io.claviger.connector.aws.api.Workload;
import io.claviger.spi.ConnectorException;
import io.claviger.spi.ObjectRef;
import java.util.Map;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.GetJobsResponse;
import software.amazon.awssdk.services.glue.model.Job;

/** Jobs of Glue, with their roles and arguments. */
public final class GlueService {

    private GlueService() {}

    public static void read(Visit visit) throws ConnectorException, InterruptedException {
        GlueClient glue = visit.session().client(GlueClient.builder());
        visit.calls()
                .pages(
                        "glue:GetJobs",
                        token -> glue.getJobs(request -> request.nextToken(token)),
                        GetJobsResponse::nextToken,
                        page -> {
                            for (Job job : page.jobs()) {
                                tell(visit, job);
                            }
                        });
    }

    private static void tell(Visit visit, Job job) throws InterruptedException {
        ObjectRef ref = new ObjectRef("aws.glue-job", visit.session().arn("glue", "job/" + job.name()));
        Workload workload = new Workload(ref, job.name(), job.role(), Map.of());
        workload.tell(visit);
        workload.text(visit, "arguments", job.lastModifiedOn(), Visit.lines(job.defaultArguments()));
    }
}
